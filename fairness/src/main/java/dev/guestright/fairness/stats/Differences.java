package dev.guestright.fairness.stats;

/** How far apart two independent proportions are: by difference, and by ratio. */
public final class Differences {

  private Differences() {}

  /**
   * Returns first minus second, with the square-and-add interval of two Wilson intervals (Newcombe
   * 1998, Statistics in Medicine 17:873, method 10).
   */
  public static Estimate newcombe(Proportion first, Proportion second) {
    return apart(
        new Estimate(first.rate(), first.wilson()), new Estimate(second.rate(), second.wilson()));
  }

  /**
   * Returns first minus second of any two independent figures, with the interval of variance
   * estimates recovered from theirs (MOVER; Zou and Donner 2008).
   */
  public static Estimate apart(Estimate first, Estimate second) {
    double difference = first.value() - second.value();
    return new Estimate(
        difference,
        new Interval(
            difference - Math.hypot(first.value() - first.low(), second.high() - second.value()),
            difference + Math.hypot(first.high() - first.value(), second.value() - second.low())));
  }

  /**
   * Returns first divided by second, with the interval that is symmetric in the logarithm (Katz and
   * others 1978). Where a zero or two full proportions leave that without a width, the interval
   * alone is computed with half a decision added to each count (Walter 1975); the ratio stays as it
   * is, and is {@code NaN} with an unknown interval when nobody was chosen in second.
   */
  public static Estimate ratio(Proportion first, Proportion second) {
    if (first.of() == 0 || second.hits() == 0) {
      return Estimate.UNKNOWN;
    }
    double ratio = first.rate() / second.rate();
    boolean flat = first.hits() == 0 || (first.misses() == 0 && second.misses() == 0);
    double half = flat ? 0.5 : 0;
    double centre =
        flat
            ? (first.hits() + half)
                / (first.of() + half)
                / ((second.hits() + half) / (second.of() + half))
            : ratio;
    double variance =
        first.designEffect() * spread(first, half) + second.designEffect() * spread(second, half);
    double factor = Math.exp(Confidence.Z * Math.sqrt(variance));
    double low = first.hits() == 0 ? 0 : centre / factor;
    return new Estimate(
        ratio, new Interval(Math.min(low, ratio), Math.max(centre * factor, ratio)));
  }

  private static double spread(Proportion one, double half) {
    return 1 / (one.hits() + half) - 1 / (one.of() + half);
  }
}
