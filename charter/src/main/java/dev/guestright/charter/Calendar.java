package dev.guestright.charter;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/** Calendar arithmetic in one zone, so that a year means the same on every machine. */
final class Calendar {
  private Calendar() {}

  /** That many years, months and days later, in UTC. */
  static Instant after(Instant start, Period period) {
    return start.atOffset(ZoneOffset.UTC).plus(period).toInstant();
  }
}
