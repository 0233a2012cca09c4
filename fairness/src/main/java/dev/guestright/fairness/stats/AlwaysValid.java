package dev.guestright.fairness.stats;

/**
 * A test that may be looked at every day. Its probability and its interval hold at whatever moment
 * one stops, so that looking often finds no more false alarms than looking once: the mixture
 * sequential probability ratio test with a normal mixture over differences (Robbins 1970, Annals of
 * Mathematical Statistics 41:1397; Johari, Koomen, Pekelis and Walsh 2022, Operations Research
 * 70:1806), with the variance that is estimated so far (Waudby-Smith, Arbour, Sinha, Kennedy and
 * Ramdas 2024, Annals of Statistics 52:2613).
 */
public final class AlwaysValid {

  /** The size of difference that the mixture looks for first: five points. */
  private static final double LIKELY = 0.05 * 0.05;

  private AlwaysValid() {}

  /** Returns the variance of a difference of proportions where there is none. */
  public static double variance(Proportion first, Proportion second) {
    Proportion both = first.plus(second);
    double p = (both.hits() + 1.0) / (both.of() + 2.0);
    return p * (1 - p) * (1 / first.effectiveSize() + 1 / second.effectiveSize());
  }

  /**
   * Returns log10 of the probability, never above 0.
   *
   * @param difference of fractions, normal in large samples
   * @param variance of that difference
   */
  public static double log10P(double difference, double variance) {
    double evidence =
        0.5 * Math.log(variance / (variance + LIKELY))
            + LIKELY * difference * difference / (2 * variance * (variance + LIKELY));
    return Double.isFinite(evidence) ? Tail.ofLn(-evidence) : 0;
  }

  /** Returns the difference with the interval in which it stays at all looks together. */
  public static Estimate estimate(double difference, double variance) {
    double reach = reach(variance, Confidence.ALPHA);
    return new Estimate(difference, new Interval(difference - reach, difference + reach));
  }

  /**
   * Returns how large a difference must be seen for its probability to be that small.
   *
   * @param probability such as 0.05
   */
  public static double reach(double variance, double probability) {
    double certain = Math.log(1 / probability) + 0.5 * Math.log((variance + LIKELY) / variance);
    return Math.sqrt(2 * variance * (variance + LIKELY) / LIKELY * certain);
  }
}
