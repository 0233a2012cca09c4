package dev.guestright.server.oversight.appeal;

import dev.guestright.charter.Charter;
import dev.guestright.charter.Notice;
import dev.guestright.charter.Purpose;
import dev.guestright.server.consent.ConsentRecord;
import dev.guestright.server.consent.Consents;
import dev.guestright.server.consent.Evidence;
import dev.guestright.server.consent.Standing;
import dev.guestright.server.desk.Conversation;
import dev.guestright.server.desk.Conversations;
import dev.guestright.server.desk.Message;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.ids.RouteId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.ids.UseId;
import dev.guestright.server.routing.Routing;
import dev.guestright.server.trail.Trail;
import dev.guestright.server.trail.UseRecord;
import dev.guestright.server.trail.audit.Finding;
import dev.guestright.server.trail.audit.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Undoes what a person found wrong, within the caller's transaction. What undoing means:
 *
 * <ul>
 *   <li>help did not come, or the suggestion was wrong: the conversation waits for a person again,
 *       since the customer's last message before the decision, so nothing of their waiting is lost;
 *   <li>the message went to the wrong place: it waits in the queue in which people decide, since it
 *       was written, and keeps the head start that it had;
 *   <li>data was used that should not have been: what was seen cannot be unseen, but the customer's
 *       no to its purpose is put on record, so the door does the like no more. A yes of the
 *       customer's that is newer than their appeal stays.
 * </ul>
 *
 * <p>Either way it stands in the regular audits until a person says how it came to it.
 */
@Component
class Undo {

  /** What a no names as the control that it was made with. */
  static final String CONTROL = "appeal";

  private final CharterInForce inForce;
  private final Trail trail;
  private final Consents consents;
  private final Conversations conversations;
  private final Routing routing;
  private final Findings findings;

  Undo(
      CharterInForce inForce,
      Trail trail,
      Consents consents,
      Conversations conversations,
      Routing routing,
      Findings findings) {
    this.inForce = inForce;
    this.trail = trail;
    this.consents = consents;
    this.conversations = conversations;
    this.routing = routing;
    this.findings = findings;
  }

  /** Undoes the decision that this appeal is about, and says what that came to. */
  Undone undo(Appeal appeal) {
    responsible(appeal)
        .ifPresent(
            who -> findings.note(Finding.Kind.OVERTURNED, who, appeal.about().id().toString(), 1));
    return switch (appeal.about().kind()) {
      case STAYED_CLOSED, SUGGESTED -> backInTheQueue(appeal);
      case ROUTED -> toPeople(appeal);
      case RELEASED, LOOKED_OUTSIDE -> stop(appeal);
    };
  }

  private Optional<StaffId> responsible(Appeal appeal) {
    return use(appeal)
        .flatMap(UseRecord::staff)
        .or(() ->
            messages(appeal).stream()
                .filter(message -> message.id().value().equals(appeal.about().id()))
                .flatMap(message -> message.by().stream())
                .findFirst());
  }

  private Optional<UseRecord> use(Appeal appeal) {
    return trail.uses(appeal.customer(), List.of(new UseId(appeal.about().id()))).stream()
        .findFirst();
  }

  private List<Message> messages(Appeal appeal) {
    return appeal
        .about()
        .within()
        .flatMap(conversations::find)
        .map(conversations::messages)
        .orElse(List.of());
  }

  private Undone backInTheQueue(Appeal appeal) {
    Optional<Conversation> talk = appeal.about().within().flatMap(conversations::find);
    if (talk.isEmpty()) {
      return Undone.NOTED;
    }
    Instant since =
        Contested.asked(appeal.about(), messages(appeal))
            .map(Message::sentAt)
            .orElse(talk.get().openedAt());
    conversations.backInTheQueue(talk.get(), since);
    return Undone.BACK_IN_THE_QUEUE;
  }

  /** People decide where it belongs, and it has waited since it was routed. */
  private Undone toPeople(Appeal appeal) {
    Undone undone = backInTheQueue(appeal);
    appeal
        .about()
        .within()
        .flatMap(conversations::find)
        .ifPresent(talk ->
            conversations.place(
                talk,
                new Conversations.Placement(
                    routing.plan().people().name(), headStart(appeal, talk))));
    return undone;
  }

  /** What was pressing stays so: nobody loses by disagreeing. */
  private Duration headStart(Appeal appeal, Conversation talk) {
    Duration now =
        Optional.ofNullable(conversations.placements(List.of(talk.id())).get(talk.id()))
            .map(Conversations.Placement::headStart)
            .orElse(Duration.ZERO);
    Duration then =
        routing
            .find(appeal.customer(), new RouteId(appeal.about().id()))
            .map(routed -> routed.route().headStart())
            .orElse(Duration.ZERO);
    return now.compareTo(then) < 0 ? then : now;
  }

  private Undone stop(Appeal appeal) {
    Charter charter = inForce.charter();
    return use(appeal)
        .flatMap(use -> charter.purpose(use.purpose()))
        .map(purpose -> stop(appeal, purpose, charter.notice(purpose.name())))
        .orElse(Undone.NOTED);
  }

  private Undone stop(Appeal appeal, Purpose purpose, Notice notice) {
    Standing standing = consents.standing(appeal.customer());
    Optional<ConsentRecord> newest = standing.on(purpose.name());
    if (newest.filter(choice -> choice.at().isAfter(appeal.filedAt())).isPresent()) {
      return Undone.NOTED; // what the customer said since then counts
    }
    Evidence evidence = new Evidence(CONTROL, appeal.language(), "web", appeal.about().within());
    if (purpose.isAsked()) {
      if (newest.filter(ConsentRecord::isYes).isPresent()) {
        consents.refuse(appeal.customer(), notice, evidence);
      }
      return Undone.STOPPED;
    }
    if (purpose.basis().yieldsToAnObjection()) {
      if (!standing.objectsTo(purpose.name())) {
        consents.object(appeal.customer(), notice, evidence);
      }
      return Undone.STOPPED;
    }
    return Undone.NOTED;
  }
}
