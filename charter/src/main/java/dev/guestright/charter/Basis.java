package dev.guestright.charter;

import java.util.Locale;

/** The legal ground on which a purpose stands (GDPR Art. 6(1)). */
public enum Basis {
  /** The customer said yes: Art. 6(1)(a). The only basis that is asked for. */
  CONSENT,
  /** Needed to keep a contract with the customer: Art. 6(1)(b). */
  CONTRACT,
  /** Demanded by law: Art. 6(1)(c). */
  LEGAL_OBLIGATION,
  /** Needed to save a life: Art. 6(1)(d). */
  VITAL_INTERESTS,
  /** A task in the public interest: Art. 6(1)(e). */
  PUBLIC_TASK,
  /** An interest that outweighs the customer's: Art. 6(1)(f). */
  LEGITIMATE_INTERESTS;

  /** Whether a customer may object to a use on this basis, and it stops (GDPR Art. 21(1)). */
  public boolean yieldsToAnObjection() {
    return this == PUBLIC_TASK || this == LEGITIMATE_INTERESTS;
  }

  /** Whether it is needed to answer at all, or demanded: neither asked nor objected to. */
  public boolean isNeeded() {
    return this != CONSENT && !yieldsToAnObjection();
  }

  /** The word in a charter file, such as {@code legal-obligation}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
