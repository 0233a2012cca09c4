package dev.guestright.server.privacy;

import dev.guestright.server.consent.Consents;
import dev.guestright.server.desk.Conversation;
import dev.guestright.server.desk.Conversations;
import dev.guestright.server.desk.Message;
import dev.guestright.server.gateway.Gateway;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.identity.StaffAccounts;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.oversight.appeal.Appeals;
import dev.guestright.server.oversight.review.Review;
import dev.guestright.server.oversight.review.Reviews;
import dev.guestright.server.routing.Routing;
import dev.guestright.server.trail.Trail;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Everything that is held about a customer, as the rooms give it; the door releases the facts. */
@Component
final class Holdings {

  private final Gateway gateway;
  private final Conversations conversations;
  private final Consents consents;
  private final Trail trail;
  private final StaffAccounts staff;
  private final Appeals appeals;
  private final Reviews reviews;
  private final Routing routing;
  private final Clock clock;

  Holdings(
      Gateway gateway,
      Conversations conversations,
      Consents consents,
      Trail trail,
      StaffAccounts staff,
      Appeals appeals,
      Reviews reviews,
      Routing routing,
      Clock clock) {
    this.gateway = gateway;
    this.conversations = conversations;
    this.consents = consents;
    this.trail = trail;
    this.staff = staff;
    this.appeals = appeals;
    this.reviews = reviews;
    this.routing = routing;
    this.clock = clock;
  }

  /**
   * Opens what is held, which is a use with a record like any other.
   *
   * @param mostUses how many of the newest uses are wanted
   */
  MePage.Known of(CustomerId customer, int mostUses) {
    Map<Conversation, List<Message>> talks = new LinkedHashMap<>();
    conversations.of(customer).forEach(talk -> talks.put(talk, conversations.messages(talk)));
    Actor.Subject subject = new Actor.Subject(customer);
    Gateway.Own own = gateway.releaseTo(subject);
    return new MePage.Known(
        customer,
        own.facts(),
        own.unreachable(),
        talks,
        consents.questions(customer),
        consents.standing(customer),
        consents.history(customer),
        trail.usesOf(customer, mostUses),
        staff.names(),
        new Disagreements(appeals.of(customer), gateway.wordsTo(subject, appeals.sealed(customer))),
        reviewed(subject),
        queue(talks),
        routing.of(customer));
  }

  private Reviewed reviewed(Actor.Subject subject) {
    List<Review> all = reviews.of(subject.id());
    Map<UUID, String> opened = gateway.wordsTo(subject, reviews.reasons(subject.id()));
    Map<UUID, String> reasons = new HashMap<>();
    all.forEach(review ->
        reviews
            .reason(review)
            .map(opened::get)
            .ifPresent(reason -> reasons.put(review.id(), reason)));
    return new Reviewed(all, reasons);
  }

  /** Where in the desk's list this customer waits, if they do, and how long it took others. */
  private Queue queue(Map<Conversation, List<Message>> talks) {
    Optional<Long> before =
        talks.entrySet().stream()
            .filter(talk -> talk.getKey().state() == Conversation.State.OPEN)
            .filter(talk ->
                !talk.getValue().isEmpty()
                    && talk.getValue().getLast().author() == Message.Author.CUSTOMER)
            .map(talk -> conversations.before(talk.getKey()))
            .min(Long::compare);
    return new Queue(before.map(count -> count + 1), conversations.usualWait(clock.instant()));
  }
}
