package dev.guestright.fairness.stats;

/**
 * A figure with its 95 % interval.
 *
 * @param value the figure; {@code NaN} where it is not defined
 * @param interval how sure it is
 */
public record Estimate(double value, Interval interval) {

  /** What cannot be known. */
  public static final Estimate UNKNOWN = new Estimate(Double.NaN, Interval.UNKNOWN);

  /** Returns the lower end of the interval. */
  public double low() {
    return interval.low();
  }

  /** Returns the upper end of the interval. */
  public double high() {
    return interval.high();
  }
}
