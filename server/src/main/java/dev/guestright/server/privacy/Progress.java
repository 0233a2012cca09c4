package dev.guestright.server.privacy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How far a request is. It only moves on, along these lines, and ends with an answer. */
public enum Progress {
  /** Somebody asked. Nothing leaves before it is known who. */
  RECEIVED,
  /** Whoever asks is the customer: they came by their own link, or were checked by a person. */
  IDENTIFIED,
  /** It takes a person to decide. */
  WITH_A_PERSON,
  /** It was done as asked. */
  DONE,
  /** It was not done, for a reason that the customer reads. */
  REFUSED;

  /** Where a request may go from here. */
  public Set<Progress> next() {
    return switch (this) {
      case RECEIVED -> EnumSet.of(IDENTIFIED, REFUSED);
      case IDENTIFIED -> EnumSet.of(WITH_A_PERSON, DONE, REFUSED);
      case WITH_A_PERSON -> EnumSet.of(DONE, REFUSED);
      case DONE, REFUSED -> EnumSet.noneOf(Progress.class);
    };
  }

  /** Whether it has been answered. */
  public boolean isAnswered() {
    return next().isEmpty();
  }

  String stored() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Progress of(String stored) {
    return Arrays.stream(values())
        .filter(progress -> progress.stored().equals(stored))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No request is stored as " + stored));
  }
}
