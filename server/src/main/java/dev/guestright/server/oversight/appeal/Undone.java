package dev.guestright.server.oversight.appeal;

import java.util.Locale;

/** What became of a decision once its appeal was answered. */
public enum Undone {
  /** The decision stays. */
  NOTHING,
  /** It cannot be undone; it stands in the regular audits until a person says what it was. */
  NOTED,
  /** The door does the like no more: the customer's no to its purpose is on record. */
  STOPPED,
  /** The conversation waits for a person again, from the time that it had waited since then. */
  BACK_IN_THE_QUEUE;

  /** Returns how the database, the log and the keys of words name it. */
  public String stored() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Undone of(String stored) {
    return valueOf(stored.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
