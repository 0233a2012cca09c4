package dev.guestright.server.routing.model;

import java.util.Locale;
import java.util.Optional;

/** Where a model stands. What a step leads to stands here and nowhere else. */
public enum Stage {
  /** It reads every message, and moves none. */
  SHADOW,
  /** Its word counts. One at a time. */
  LIVE,
  /** Its word counted before: a roll-back brings it back. */
  RESERVE;

  /** What can happen to a model. */
  public enum Step {
    /** A person lets its word count. */
    PROMOTE,
    /** Another takes its place. */
    REPLACE,
    /** A person takes its word back: it watches again. */
    ROLL_BACK,
    /** The one after it was rolled back. */
    BRING_BACK
  }

  /** Returns where a step leads, or nothing when it cannot be taken from here. */
  public Optional<Stage> after(Step step) {
    return switch (this) {
      case SHADOW -> step == Step.PROMOTE ? Optional.of(LIVE) : Optional.empty();
      case LIVE ->
          switch (step) {
            case REPLACE -> Optional.of(RESERVE);
            case ROLL_BACK -> Optional.of(SHADOW);
            case PROMOTE, BRING_BACK -> Optional.empty();
          };
      case RESERVE -> step == Step.BRING_BACK ? Optional.of(LIVE) : Optional.empty();
    };
  }

  /** How the database, the log and the keys of words name it. */
  public String stored() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Stage of(String stored) {
    return valueOf(stored.toUpperCase(Locale.ROOT));
  }
}
