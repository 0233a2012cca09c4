package dev.guestright.server.oversight.appeal;

import java.util.Locale;
import java.util.Optional;

/**
 * Where an appeal stands. What a step leads to stands here and nowhere else. There is no step that
 * time takes: an appeal that is late stays open until a person answers it.
 */
public enum Stage {
  /** Filed; nobody has it, since everybody who may answer had a part in the decision. */
  WAITING,
  /** A person who had no part in the decision has it. */
  HELD,
  /** Answered: the decision stays. For ever. */
  UPHELD,
  /** Answered: the decision was wrong, and is undone where it can be. For ever. */
  OVERTURNED;

  /** What can happen to an appeal. */
  public enum Step {
    /** Somebody who may answer gets it. */
    GIVE,
    /** Somebody else who may answer has it from now on. */
    HAND_OVER,
    /** Whoever had it is here no more, or may answer no more, and there is nobody else. */
    LEAVE,
    /** The customer says why, in their own words. */
    ADD_WORDS,
    /** Whoever has it decides that the decision stays. */
    UPHOLD,
    /** Whoever has it decides that the decision was wrong. */
    OVERTURN;

    String stored() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Returns where a step leads, or nothing when it cannot be taken from here. */
  public Optional<Stage> after(Step step) {
    return switch (this) {
      case WAITING ->
          switch (step) {
            case GIVE -> Optional.of(HELD);
            case ADD_WORDS -> Optional.of(WAITING);
            case HAND_OVER, LEAVE, UPHOLD, OVERTURN -> Optional.empty(); // nobody has it
          };
      case HELD ->
          switch (step) {
            case HAND_OVER, ADD_WORDS -> Optional.of(HELD);
            case LEAVE -> Optional.of(WAITING);
            case UPHOLD -> Optional.of(UPHELD);
            case OVERTURN -> Optional.of(OVERTURNED);
            case GIVE -> Optional.empty(); // somebody has it already
          };
      case UPHELD, OVERTURNED -> Optional.empty();
    };
  }

  /** Whether a person has answered it. */
  public boolean isAnswered() {
    return this == UPHELD || this == OVERTURNED;
  }

  /** Returns how the database, the log and the keys of words name it. */
  public String stored() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Stage of(String stored) {
    return valueOf(stored.toUpperCase(Locale.ROOT));
  }
}
