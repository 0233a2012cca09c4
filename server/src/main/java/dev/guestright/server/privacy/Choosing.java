package dev.guestright.server.privacy;

import dev.guestright.charter.Notice;
import dev.guestright.charter.Purpose;
import dev.guestright.server.consent.ChoiceMade;
import dev.guestright.server.consent.Consents;
import dev.guestright.server.consent.Evidence;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.web.NotHere;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * A yes, a no or an objection by a button, on the customer's page or in the widget. It counts for
 * what was read: when the charter has changed since, nothing is recorded and the customer reads
 * anew.
 */
@Component
final class Choosing {

  /** What a choice can be made with: evidence names one of these, not any text. */
  private static final Set<String> CONTROLS = Set.of("question-buttons", "choice-button");

  private final CharterInForce charter;
  private final Consents consents;
  private final Rights rights;
  private final ApplicationEventPublisher events;

  Choosing(
      CharterInForce charter, Consents consents, Rights rights, ApplicationEventPublisher events) {
    this.charter = charter;
    this.consents = consents;
    this.rights = rights;
    this.events = events;
  }

  /**
   * What a form sent.
   *
   * @param answer only the word "yes" is a yes
   * @param notice the digest of the notice that was shown
   * @param question the question that it answers, if it was put
   */
  record Form(String answer, String notice, String control, Optional<UUID> question) {}

  /**
   * Records a choice.
   *
   * @param language in which the notice was shown
   * @param channel where: {@code web} or {@code widget}
   */
  void choose(CustomerId customer, String purpose, Form form, String language, String channel) {
    Purpose declared =
        charter
            .charter()
            .purpose(purpose)
            .filter(Purpose::isAsked)
            .filter(asked -> CONTROLS.contains(form.control()))
            .orElseThrow(NotHere::new);
    Notice shown = charter.charter().notice(purpose);
    if (!shown.digest().equals(form.notice())) {
      return;
    }
    Evidence evidence =
        new Evidence(
            form.control(), language, channel, form.question().flatMap(id -> asked(customer, id)));
    boolean yes = form.answer().equals("yes");
    if (yes) {
      consents.give(customer, declared, shown, evidence);
    } else {
      consents.refuse(customer, shown, evidence);
    }
    events.publishEvent(new ChoiceMade(customer, purpose, yes));
  }

  /**
   * Records an objection to a purpose that is told and not asked, or takes it back. It counts for
   * what was read, as a choice does.
   *
   * @param answer only the word "lift" takes it back
   * @param notice the digest of the notice that was shown
   */
  void object(
      CustomerId customer,
      String purpose,
      String answer,
      String notice,
      String language,
      String channel) {
    Purpose declared =
        charter
            .charter()
            .purpose(purpose)
            .filter(Rights::canBeObjectedTo)
            .orElseThrow(NotHere::new);
    if (charter.charter().notice(purpose).digest().equals(notice)) {
      rights.object(
          customer,
          declared,
          !answer.equals("lift"),
          new Evidence("choice-button", language, channel, Optional.empty()),
          By.CUSTOMER);
    }
  }

  private Optional<ConversationId> asked(CustomerId customer, UUID question) {
    return consents.questions(customer).stream()
        .filter(each -> each.id().value().equals(question))
        .map(each -> each.conversation())
        .findFirst();
  }
}
