package dev.guestright.fairness.count;

import org.jspecify.annotations.Nullable;

/** Takes one combination of values, and how many rows have it. The array is used again. */
@FunctionalInterface
public interface Combinations {

  /** Takes a combination: a text per column, {@code null} where there is none. */
  void accept(@Nullable String[] values, long rows);
}
