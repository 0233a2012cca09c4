package dev.guestright.server.desk;

import java.util.Locale;

/**
 * Words that seem to label a person.
 *
 * @param words as they were written
 */
record Label(String words, Kind kind) {

  /** What such words say of somebody; each has a reason against it, and better words. */
  enum Kind {
    /** What somebody is like. */
    CHARACTER,
    /** What somebody is worth. */
    WORTH,
    /** The state of somebody's mind. */
    MIND,
    /** How often somebody comes, as a fault. */
    HISTORY,
    /** Whether somebody tells the truth. */
    HONESTY;

    String named() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
