package dev.guestright.fairness.stats;

/**
 * A quantile of a sorted sample by the ranks that it needs, so that the sample itself need not be
 * kept: linear between two neighbours (Hyndman and Fan 1996, type 7), with the distribution-free
 * interval between two order statistics (Woodruff 1952; binomial ranks by their normal form).
 *
 * @param size how many values there are
 * @param fraction which quantile, such as 0.5
 * @param effect the design effect, which widens the interval; 1 for independent values
 */
public record Quantile(long size, double fraction, double effect) {

  /** Returns the ranks needed, from 0: below, above, low end, high end. */
  public long[] ranks() {
    double at = (size - 1) * fraction;
    double reach = Confidence.Z * Math.sqrt(effect * size * fraction * (1 - fraction));
    return new long[] {
      (long) Math.floor(at),
      (long) Math.ceil(at),
      clamp((long) Math.floor(size * fraction - reach) - 1),
      clamp((long) Math.ceil(size * fraction + reach))
    };
  }

  private long clamp(long rank) {
    return Math.max(0, Math.min(size - 1, rank));
  }

  /** Returns the quantile from the values at these ranks. */
  public Estimate of(double[] values) {
    double at = (size - 1) * fraction;
    double share = at - Math.floor(at);
    return new Estimate(
        values[0] + share * (values[1] - values[0]), new Interval(values[2], values[3]));
  }
}
