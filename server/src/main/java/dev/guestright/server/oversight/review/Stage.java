package dev.guestright.server.oversight.review;

import java.util.Locale;
import java.util.Optional;

/**
 * Where a review stands. What a step leads to stands here and nowhere else. Time takes one step
 * only, {@link Step#ESCALATE}: it changes who may decide, and never decides.
 */
public enum Stage {
  /** Nobody looks at it: it is new, was given back, or waits for the second pair of eyes. */
  WAITING,
  /** Somebody looks at the case. The machine's proposal is not shown to them. */
  TAKEN,
  /** They have said what they think themselves; now they read the proposal, and decide. */
  VIEWED,
  /** Decided: it is done. For ever. */
  CARRIED_OUT,
  /** Decided: it is not done. For ever. */
  LEFT;

  /** What can happen to a review. */
  public enum Step {
    /** Somebody who may looks at it. */
    TAKE,
    /** They give their own first view. */
    VIEW,
    /** The first of two says that it should be done. */
    CONFIRM,
    /** A person decides that it is done; of two, the second. */
    CARRY_OUT,
    /** A person decides that it is not done; of two, either. */
    LEAVE,
    /** They leave it to somebody else. */
    GIVE_BACK,
    /** Its time is over: a lead must see to it. */
    ESCALATE;

    String stored() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Returns where a step leads, or nothing when it cannot be taken from here. */
  public Optional<Stage> after(Step step) {
    return switch (this) {
      case WAITING ->
          switch (step) {
            case TAKE -> Optional.of(TAKEN);
            case ESCALATE -> Optional.of(WAITING);
            case VIEW, CONFIRM, CARRY_OUT, LEAVE, GIVE_BACK -> Optional.empty(); // nobody looks
          };
      case TAKEN ->
          switch (step) {
            case VIEW -> Optional.of(VIEWED);
            case GIVE_BACK, ESCALATE -> Optional.of(WAITING);
            case CONFIRM, CARRY_OUT, LEAVE -> Optional.empty(); // no own view yet
            case TAKE -> Optional.empty();
          };
      case VIEWED ->
          switch (step) {
            case CARRY_OUT -> Optional.of(CARRIED_OUT);
            case LEAVE -> Optional.of(LEFT);
            case CONFIRM, GIVE_BACK, ESCALATE -> Optional.of(WAITING);
            case TAKE, VIEW -> Optional.empty(); // a first view is given once
          };
      case CARRIED_OUT, LEFT -> Optional.empty();
    };
  }

  /** Whether a person has decided. */
  public boolean isDecided() {
    return this == CARRIED_OUT || this == LEFT;
  }

  /** Returns how the database, the log and the interface for programs name it. */
  public String stored() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Stage of(String stored) {
    return valueOf(stored.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
