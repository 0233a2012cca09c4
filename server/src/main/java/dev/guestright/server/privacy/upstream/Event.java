package dev.guestright.server.privacy.upstream;

import java.util.Arrays;
import java.util.Locale;

/** What other systems are told. */
public enum Event {
  /** A fact was wrong; the right one can be asked for at the door. */
  CORRECTED,
  /** A data point is no longer to be used (GDPR Art. 18). */
  RESTRICTED,
  /** It may be used again. */
  RESTRICTION_LIFTED,
  /** The customer objects to a purpose (GDPR Art. 21). */
  OBJECTED,
  /** They took that back. */
  OBJECTION_LIFTED,
  /** The customer is erased here (GDPR Art. 17). */
  ERASED;

  /** The name in messages and words: {@code restriction-lifted}. */
  public String stored() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Event of(String stored) {
    return Arrays.stream(values())
        .filter(event -> event.stored().equals(stored))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No event is stored as " + stored));
  }
}
