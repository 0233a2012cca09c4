package dev.guestright.fairness.count;

/** How to read a column before counting. */
public sealed interface Column {

  /** Returns the column's name. */
  String name();

  /** The text as it is. */
  record Text(String name) implements Column {}

  /** {@code 1} where a finite number stands, none elsewhere. */
  record Known(String name) implements Column {}
}
