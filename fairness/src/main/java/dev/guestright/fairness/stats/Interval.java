package dev.guestright.fairness.stats;

/**
 * A 95 % confidence interval. Both ends are {@code NaN} where nothing can be said.
 *
 * @param low the lower end
 * @param high the upper end
 */
public record Interval(double low, double high) {

  /** The interval of what cannot be known. */
  public static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN);

  /** Whether a value lies inside; never for an unknown interval. */
  public boolean covers(double value) {
    return low <= value && value <= high;
  }
}
