package dev.guestright.server.trail.bias;

import java.util.Locale;
import java.util.Optional;

/** Where a finding stands. What a step leads to stands here and nowhere else. */
public enum Stage {
  /** Its owner has not answered it, or their answer did not help. */
  OPEN,
  /** Its owner says what it is or what was changed; an audit of what came after must show it. */
  ANSWERED,
  /** It was answered, and an audit able to see it did not find it again. For ever. */
  CLOSED;

  /** What can happen to a finding. */
  public enum Step {
    /** Another named person answers for it from now on. */
    HAND_OVER,
    /** Its owner answers it with words. */
    ANSWER,
    /** An audit of decisions after the answer finds it again. */
    FOUND_AGAIN,
    /** Such an audit does not find it, and would have. */
    NOT_FOUND,
    /** Such an audit saw too little to tell. */
    CANNOT_TELL
  }

  /** Returns where a step leads, or nothing when it cannot be taken from here. */
  public Optional<Stage> after(Step step) {
    return switch (this) {
      case OPEN ->
          switch (step) {
            case HAND_OVER, FOUND_AGAIN -> Optional.of(OPEN);
            case ANSWER -> Optional.of(ANSWERED);
            case NOT_FOUND, CANNOT_TELL -> Optional.empty(); // nobody has said what it was
          };
      case ANSWERED ->
          switch (step) {
            case HAND_OVER, ANSWER, CANNOT_TELL -> Optional.of(ANSWERED);
            case FOUND_AGAIN -> Optional.of(OPEN);
            case NOT_FOUND -> Optional.of(CLOSED);
          };
      case CLOSED -> Optional.empty(); // what is found anew is a new finding
    };
  }

  /** Returns how the database and the log name it. */
  public String stored() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Stage of(String stored) {
    return valueOf(stored.toUpperCase(Locale.ROOT));
  }
}
