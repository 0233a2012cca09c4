package dev.guestright.fairness.count;

/** How to read a column before counting. */
public sealed interface Column {

  /** Returns the column's name. */
  String name();

  /** The text as it is. */
  record Text(String name) implements Column {}

  /** The day of a date or time, such as {@code 2026-11-24}; none where it is neither. */
  record Day(String name) implements Column {}

  /** A finite number as Java writes and reads it; none where there is no such. */
  record Decimal(String name) implements Column {}

  /** {@code 1} where a finite number stands, none elsewhere. */
  record Known(String name) implements Column {}
}
