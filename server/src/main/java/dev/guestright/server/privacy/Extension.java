package dev.guestright.server.privacy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** That an answer takes longer than a month, and why (GDPR Art. 12(3)). It happens once. */
public record Extension(Instant at, Why because) {

  /** The law knows these two reasons. */
  public enum Why {
    /** What was asked is complex. */
    COMPLEX,
    /** There are many such requests. */
    MANY;

    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Why> of(String stored) {
      return Arrays.stream(values()).filter(why -> why.stored().equals(stored)).findFirst();
    }
  }
}
