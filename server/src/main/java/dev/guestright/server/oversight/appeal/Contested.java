package dev.guestright.server.oversight.appeal;

import dev.guestright.server.desk.Conversation;
import dev.guestright.server.desk.Conversations;
import dev.guestright.server.desk.Message;
import dev.guestright.server.gateway.BreakGlass;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.MessageId;
import dev.guestright.server.ids.RouteId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.ids.UseId;
import dev.guestright.server.oversight.review.Reviews;
import dev.guestright.server.routing.Routed;
import dev.guestright.server.routing.Routing;
import dev.guestright.server.trail.Trail;
import dev.guestright.server.trail.UseRecord;
import dev.guestright.server.trail.audit.Finding;
import dev.guestright.server.trail.audit.Findings;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds the decision that a customer disagrees with, and everybody who had a part in it. */
@Component
class Contested {

  private final Trail trail;
  private final Conversations conversations;
  private final Findings findings;
  private final Reviews reviews;
  private final Routing routing;

  Contested(
      Trail trail,
      Conversations conversations,
      Findings findings,
      Reviews reviews,
      Routing routing) {
    this.trail = trail;
    this.conversations = conversations;
    this.findings = findings;
    this.reviews = reviews;
    this.routing = routing;
  }

  /** A decision, and who had a part in it. */
  record Decision(About about, Set<StaffId> parties) {}

  /** Returns a decision of the door about this customer's data; empty when it is not theirs. */
  Optional<Decision> use(CustomerId customer, UseId id) {
    return trail.uses(customer, List.of(id)).stream()
        .filter(Appeals::canBeAppealed)
        .findFirst()
        .map(this::decision);
  }

  private Decision decision(UseRecord use) {
    Set<StaffId> parties = new HashSet<>();
    use.staff().ifPresent(parties::add);
    use.conversation().flatMap(conversations::find).map(this::authors).ifPresent(parties::addAll);
    parties.addAll(reviews.lookers(use.customer(), use.id()));
    if (kind(use) == About.Kind.LOOKED_OUTSIDE) {
      findings
          .find(Finding.Kind.BREAK_GLASS, use.id().toString())
          .flatMap(Finding::closedBy)
          .ifPresent(parties::add);
    }
    return new Decision(
        new About(kind(use), use.id().value(), use.conversation(), use.at()), parties);
  }

  private static About.Kind kind(UseRecord use) {
    if (use.decision() != UseRecord.Answered.PERMIT) {
      return About.Kind.STAYED_CLOSED;
    }
    return BreakGlass.inGround(use.ground()).isPresent()
        ? About.Kind.LOOKED_OUTSIDE
        : About.Kind.RELEASED;
  }

  /** Returns the suggestion that this message rests on; empty when it is not theirs, or on none. */
  Optional<Decision> suggestion(CustomerId customer, MessageId id) {
    return conversations.of(customer).stream()
        .flatMap(talk -> conversations.messages(talk).stream())
        .filter(message -> message.id().equals(id) && Appeals.canBeAppealed(message))
        .findFirst()
        .map(this::decision);
  }

  private Decision decision(Message message) {
    Set<StaffId> parties = new HashSet<>();
    trail.uses(message.customer(), message.uses()).stream()
        .flatMap(use -> use.staff().stream())
        .forEach(parties::add);
    conversations.find(message.conversation()).map(this::authors).ifPresent(parties::addAll);
    return new Decision(
        new About(
            About.Kind.SUGGESTED,
            message.id().value(),
            Optional.of(message.conversation()),
            message.sentAt()),
        parties);
  }

  /** Returns where a message of this customer's went; empty when it is not theirs. */
  Optional<Decision> route(CustomerId customer, RouteId id) {
    return routing.find(customer, id).map(this::decision);
  }

  private Decision decision(Routed routed) {
    Set<StaffId> parties = new HashSet<>(routing.parties(routed));
    conversations.find(routed.conversation()).map(this::authors).ifPresent(parties::addAll);
    return new Decision(
        new About(
            About.Kind.ROUTED,
            routed.id().value(),
            Optional.of(routed.conversation()),
            routed.at()),
        parties);
  }

  private Set<StaffId> authors(Conversation talk) {
    Set<StaffId> authors = new HashSet<>();
    conversations.messages(talk).forEach(message -> message.by().ifPresent(authors::add));
    return authors;
  }

  /**
   * Returns the messages that whoever answers needs to read: the customer's last one before the
   * decision, and the one that was decided about.
   */
  List<Message> toRead(Appeal appeal) {
    return appeal.about().within().flatMap(this::talk).stream()
        .flatMap(talk -> toRead(appeal.about(), conversations.messages(talk)))
        .toList();
  }

  private Optional<Conversation> talk(ConversationId id) {
    return conversations.find(id);
  }

  private static Stream<Message> toRead(About about, List<Message> messages) {
    return Stream.concat(
        asked(about, messages).stream(),
        messages.stream().filter(message -> message.id().value().equals(about.id())));
  }

  /** The customer's last message before the decision: since then they have waited. */
  static Optional<Message> asked(About about, List<Message> messages) {
    return messages.stream()
        .filter(message -> message.author() == Message.Author.CUSTOMER)
        .filter(message -> !message.sentAt().isAfter(about.decidedAt()))
        .reduce((earlier, later) -> later);
  }
}
