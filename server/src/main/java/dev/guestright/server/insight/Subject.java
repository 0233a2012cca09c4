package dev.guestright.server.insight;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a bias audit asks of the house's decisions, one question each.
 *
 * @see Decisions
 */
enum Subject {
  /** The door released what was asked for. */
  RELEASED(Family.DOOR, "permit"),
  /** The customer has to be asked first. */
  ASKED(Family.DOOR, "ask-first"),
  /** The door refused. */
  REFUSED(Family.DOOR, "refuse"),
  /** A person must decide. */
  PERSON(Family.DOOR, "needs-human"),
  /** A suggestion for this customer was shown to an agent. */
  SHOWN(Family.SUGGESTIONS, "shown"),
  /** The customer had an answer; and how long they waited for it. */
  ANSWERED(Family.REPLIES, "answered");

  /** Questions about the same decisions. */
  enum Family {
    DOOR,
    SUGGESTIONS,
    REPLIES
  }

  private final Family family;
  private final String outcome;

  Subject(Family family, String outcome) {
    this.family = family;
    this.outcome = outcome;
  }

  Family family() {
    return family;
  }

  /** The outcome whose rate is compared. */
  String outcome() {
    return outcome;
  }

  /** The column of waits, where there is one. */
  Optional<String> waiting() {
    return family == Family.REPLIES ? Optional.of(Counted.WAIT) : Optional.empty();
  }

  static Optional<Subject> named(String stored) {
    return Arrays.stream(values()).filter(it -> it.stored().equals(stored)).findFirst();
  }

  String stored() {
    return name().toLowerCase(Locale.ROOT);
  }
}
