package dev.guestright.server.privacy.upstream;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How far a system is with what it was told. It only moves on, along these lines. */
public enum Told {
  /** It has not answered yet, or not in a way that means anything; it is told again. */
  WAITING,
  /** It has the message and is at it; it is asked again. */
  RECEIVED,
  /** It has done its part. */
  DONE,
  /** It will not do it: a person must. */
  REFUSED,
  /** A person has seen to it. */
  BY_HAND;

  /** Where it may go from here. */
  public Set<Told> next() {
    return switch (this) {
      case WAITING -> EnumSet.of(RECEIVED, DONE, REFUSED, BY_HAND);
      case RECEIVED -> EnumSet.of(DONE, REFUSED, BY_HAND);
      case REFUSED -> EnumSet.of(BY_HAND);
      case DONE, BY_HAND -> EnumSet.noneOf(Told.class);
    };
  }

  /** Whether the system has said yes or no. */
  boolean isAnswer() {
    return this == DONE || this == REFUSED || this == BY_HAND;
  }

  /**
   * What an HTTP status means (RFC 9110): 202 that the system is at it, 409 that it will not, any
   * other of the 200s that it is done; whatever else, that it has to be told again.
   */
  static Told by(int status) {
    return switch (status) {
      case 202 -> RECEIVED;
      case 409 -> REFUSED;
      default -> status >= 200 && status <= 299 ? DONE : WAITING;
    };
  }

  /** The name in the database and in words. */
  public String stored() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Told of(String stored) {
    return Arrays.stream(values())
        .filter(told -> told.stored().equals(stored))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Nothing is stored as " + stored));
  }
}
