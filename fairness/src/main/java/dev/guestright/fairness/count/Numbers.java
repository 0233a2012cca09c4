package dev.guestright.fairness.count;

import org.jspecify.annotations.Nullable;

/** Takes how many rows of a combination have one number, by ascending number. */
@FunctionalInterface
public interface Numbers {

  /** Takes one line; the array is used again. */
  void accept(@Nullable String[] values, double number, long rows);
}
