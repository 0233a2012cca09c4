package dev.guestright.server.gateway;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How far a version of the charter has come. */
public enum Stage {
  /** Every use is decided by it as well, in shadow; nothing is released on its word. */
  PROPOSED,
  /** The one that the door decides by, on all nodes. */
  IN_FORCE,
  /** Was in force; decisions of its time name it. */
  SUPERSEDED,
  /** A person decided against it. */
  TURNED_DOWN;

  /** The stages that may follow this one. */
  public Set<Stage> next() {
    return switch (this) {
      case PROPOSED -> EnumSet.of(IN_FORCE, TURNED_DOWN);
      case IN_FORCE -> EnumSet.of(SUPERSEDED);
      case SUPERSEDED, TURNED_DOWN -> Set.of();
    };
  }

  /** Its name in the database. */
  String stored() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Stage of(String stored) {
    return Arrays.stream(values())
        .filter(stage -> stage.stored().equals(stored))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The database has no stage " + stored));
  }
}
