package dev.guestright.fairness;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** How days are put together, so that a trend has no more periods than an eye can follow. */
enum Calendar {
  /** Each day by itself. */
  DAYS(ChronoUnit.DAYS),
  /** From Monday to Sunday. */
  WEEKS(ChronoUnit.WEEKS),
  /** From the first to the last. */
  MONTHS(ChronoUnit.MONTHS);

  private static final int MOST_DAYS = 31;
  private static final int MOST_WEEKS = 53;

  private final ChronoUnit unit;

  Calendar(ChronoUnit unit) {
    this.unit = unit;
  }

  /** Returns the finest that gives no too many periods. */
  static Calendar of(LocalDate first, LocalDate last) {
    if (first.until(last, ChronoUnit.DAYS) < MOST_DAYS) {
      return DAYS;
    }
    return WEEKS.from(first).until(WEEKS.from(last), ChronoUnit.WEEKS) < MOST_WEEKS
        ? WEEKS
        : MONTHS;
  }

  /** Returns the first day of the period that a day is in. */
  LocalDate from(LocalDate day) {
    return switch (this) {
      case DAYS -> day;
      case WEEKS -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTHS -> day.withDayOfMonth(1);
    };
  }

  /** Returns the last day of the period that begins that day. */
  LocalDate to(LocalDate from) {
    return from.plus(1, unit).minusDays(1);
  }

  /** Returns how many periods after another one begins. */
  long after(LocalDate first, LocalDate from) {
    return unit.between(first, from);
  }
}
