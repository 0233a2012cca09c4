package dev.guestright.server.routing.router;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * What a message needs, the most pressing first. Each is worth a head start before the others; from
 * there on, who has waited longest is next. Since the largest head start is bounded, so is what
 * anybody loses by it: nobody who wrote later than that after them is ever served before them.
 */
public enum Need {
  /** Somebody may come to harm. */
  SAFETY(Duration.ofHours(8)),
  /** Somebody whom waiting hurts more than others. */
  VULNERABLE(Duration.ofHours(4)),
  /** Money may be lost. */
  MONEY(Duration.ofHours(2)),
  /** What they depend on does not work. */
  SERVICE_DOWN(Duration.ofHours(1)),
  /**
   * Written in a language whose pressing words nobody has listed: a need in it would not be seen,
   * so a person looks as soon as at something that is down.
   */
  UNREAD(Duration.ofHours(1)),
  /** None of these. */
  ORDINARY(Duration.ZERO);

  /** No plan may give more: it bounds how long others wait on account of it. */
  public static final Duration LARGEST_HEAD_START = Duration.ofHours(24);

  private final Duration usual;

  Need(Duration usual) {
    this.usual = usual;
  }

  /** The head start where a plan names no other. */
  public Duration usual() {
    return usual;
  }

  /** How the database, the plan and the keys of words name it: {@code service-down}. */
  public String stored() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The need of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Need of(String stored) {
    return Arrays.stream(values())
        .filter(need -> need.stored().equals(stored))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no need called " + stored));
  }
}
