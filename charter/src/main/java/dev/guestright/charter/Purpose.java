package dev.guestright.charter;

import java.time.Period;
import java.util.Optional;
import java.util.Set;

/**
 * Why data is used (GDPR Art. 5(1)(b)): one reason, in words that the customer reads.
 *
 * @param name its name in the charter
 * @param dpv its class in the W3C Data Privacy Vocabulary
 * @param basis the legal ground
 * @param words the question if it is asked (consent), else what the customer is told
 * @param benefit what the customer gets from it
 * @param expires how long a yes lasts; always there for consent
 * @param askAgainAfter how long a no is respected before the question may come again
 * @param roles who may use it
 * @param dataPoints the data points that declare to be for it
 */
public record Purpose(
    String name,
    Optional<String> dpv,
    Basis basis,
    Text words,
    Text benefit,
    Optional<Period> expires,
    Period askAgainAfter,
    Set<String> roles,
    Set<String> dataPoints) {

  /** A no is respected for a month unless the charter says longer. */
  public static final Period ASK_AGAIN_AFTER = Period.ofMonths(1);

  public Purpose {
    roles = Set.copyOf(roles);
    dataPoints = Set.copyOf(dataPoints);
  }

  /** Whether the customer is asked, rather than told. */
  public boolean isAsked() {
    return basis == Basis.CONSENT;
  }
}
