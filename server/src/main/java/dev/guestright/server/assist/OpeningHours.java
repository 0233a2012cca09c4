package dev.guestright.server.assist;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When the phone lines are open: on weekdays, by the clock of the customer's own place. */
record OpeningHours(LocalTime opens, LocalTime closes) {

  static final OpeningHours WEEKDAYS = new OpeningHours(LocalTime.of(8, 0), LocalTime.of(18, 0));

  boolean openAt(Instant now, ZoneId place) {
    ZonedDateTime there = now.atZone(place);
    boolean weekend =
        there.getDayOfWeek() == DayOfWeek.SATURDAY || there.getDayOfWeek() == DayOfWeek.SUNDAY;
    return !weekend && !there.toLocalTime().isBefore(opens) && there.toLocalTime().isBefore(closes);
  }

  /** When the next day of whoever lives there starts. */
  Instant nextDayStart(Instant now, ZoneId place) {
    ZonedDateTime there = now.atZone(place);
    ZonedDateTime today = there.toLocalDate().atTime(opens).atZone(place);
    return (today.isAfter(there)
            ? today
            : there.toLocalDate().plusDays(1).atTime(opens).atZone(place))
        .toInstant();
  }
}
