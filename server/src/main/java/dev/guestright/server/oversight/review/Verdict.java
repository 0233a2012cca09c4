package dev.guestright.server.oversight.review;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody, or a machine, thinks should become of a significant action. */
public enum Verdict {
  /** It should be done. */
  CARRY_OUT,
  /** It should not be done. */
  LEAVE;

  /** Returns how the database, pages and the interface for programs name it. */
  public String stored() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the one of this name, if it is one. */
  public static Optional<Verdict> named(String stored) {
    return Arrays.stream(values()).filter(it -> it.stored().equals(stored)).findFirst();
  }

  static Verdict of(String stored) {
    return named(stored).orElseThrow(() -> new IllegalStateException("No verdict " + stored));
  }
}
