package dev.guestright.charter;

import java.util.Locale;

/** How much harm a data point can do in the wrong hands. */
public enum Sensitivity {
  /** Any information about a person (GDPR Art. 4(1)). */
  PERSONAL,
  /** A special category: health, belief, origin and the like (GDPR Art. 9(1)). */
  SPECIAL;

  /** The word in a charter file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
