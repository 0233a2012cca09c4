package dev.guestright.server.privacy;

import dev.guestright.charter.Charter;
import dev.guestright.charter.Notice;
import dev.guestright.charter.Purpose;
import dev.guestright.server.consent.ConsentRecord;
import dev.guestright.server.consent.Consents;
import dev.guestright.server.consent.Evidence;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.ids.CustomerId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The browser's Global Privacy Control ({@code Sec-GPC: 1}, W3C) counts as a no to every purpose
 * that is not needed to answer: as an objection where the charter only tells, as a refusal where it
 * asks. It is recorded once a purpose, so that whoever then says yes to one thing is heard.
 */
@Component
final class BrowserSignal {

  /** The control that such a choice was made with. */
  static final String CONTROL = "Sec-GPC";

  private final CharterInForce charter;
  private final Consents consents;

  BrowserSignal(CharterInForce charter, Consents consents) {
    this.charter = charter;
    this.consents = consents;
  }

  /** Hears the signal of this request, if it has one, and records what is new in it. */
  void hear(HttpServletRequest request, CustomerId customer, String language) {
    if (!"1".equals(request.getHeader(CONTROL))) {
      return;
    }
    Set<String> heard =
        consents.history(customer).stream()
            .filter(record -> record.control().equals(CONTROL))
            .map(ConsentRecord::purpose)
            .collect(Collectors.toSet());
    Charter now = charter.charter();
    Evidence evidence = new Evidence(CONTROL, language, "web", Optional.empty());
    for (Purpose purpose : now.purposes().values()) {
      if (!purpose.basis().isNeeded() && !heard.contains(purpose.name())) {
        sayNo(customer, purpose, now.notice(purpose.name()), evidence);
      }
    }
  }

  private void sayNo(CustomerId customer, Purpose purpose, Notice notice, Evidence evidence) {
    if (purpose.isAsked()) {
      consents.refuse(customer, notice, evidence);
    } else {
      consents.object(customer, notice, evidence);
    }
  }
}
