package dev.guestright.charter;

/**
 * Kleene's strong three-valued logic: what is not known stays unknown, unless the known part
 * settles the matter (Kleene 1952, §64).
 */
public enum Truth {
  YES,
  NO,
  UNKNOWN;

  /** The truth of something known. */
  public static Truth of(boolean known) {
    return known ? YES : NO;
  }

  /** Both; a no settles it. */
  public Truth and(Truth other) {
    if (this == NO || other == NO) {
      return NO;
    }
    return this == YES && other == YES ? YES : UNKNOWN;
  }

  /** Either; a yes settles it. */
  public Truth or(Truth other) {
    if (this == YES || other == YES) {
      return YES;
    }
    return this == NO && other == NO ? NO : UNKNOWN;
  }

  /** The opposite; the unknown has none. */
  public Truth not() {
    return switch (this) {
      case YES -> NO;
      case NO -> YES;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
