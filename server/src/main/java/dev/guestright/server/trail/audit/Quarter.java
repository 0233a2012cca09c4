package dev.guestright.server.trail.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;

/** A quarter of a year in UTC, such as {@code 2026-Q3}. */
public record Quarter(int year, int number) {

  public static Quarter of(Instant instant) {
    LocalDate day = LocalDate.ofInstant(instant, ZoneOffset.UTC);
    return new Quarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
  }

  public Quarter before() {
    return of(from().minusSeconds(1));
  }

  public Instant from() {
    return LocalDate.of(year, 3 * number - 2, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The first moment that is not in it. */
  public Instant until() {
    return LocalDate.of(year, 3 * number - 2, 1)
        .plusMonths(3)
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant();
  }

  @Override
  public String toString() {
    return year + "-Q" + number;
  }
}
