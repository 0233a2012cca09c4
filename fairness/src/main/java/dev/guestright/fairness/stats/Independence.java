package dev.guestright.fairness.stats;

/**
 * Whether two proportions differ by more than chance, by the test that their counts ask for:
 * Fisher's exact test where one of the four expected counts is below {@value #FEW} (Cochran 1954),
 * else Pearson's chi-square without continuity correction. With a design effect all counts are
 * divided by it (Rao and Scott 1992); for Fisher's test they are then rounded towards each other.
 *
 * @param test {@code fisher} or {@code chi-square}
 * @param log10P log10 of the two-sided probability
 */
public record Independence(String test, double log10P) {

  private static final double FEW = 5;

  /** Compares two proportions. */
  public static Independence of(Proportion first, Proportion second) {
    Proportion both = first.plus(second);
    if (first.of() == 0 || second.of() == 0) {
      return new Independence("fisher", 0);
    }
    double one = first.effectiveSize();
    double other = second.effectiveSize();
    double p = both.rate();
    double least = Math.min(one, other) * Math.min(both.hits(), both.misses()) / both.of();
    if (least < FEW) {
      boolean less = first.rate() < second.rate();
      return new Independence("fisher", Fisher.log10P(shrunk(first, less), shrunk(second, !less)));
    }
    double apart = first.rate() - second.rate();
    double variance = p * (1 - p) * (1 / one + 1 / other);
    return new Independence("chi-square", Tail.chiSquare(apart * apart / variance));
  }

  /** Whole counts of about the effective size, never further from the other's than the rate is. */
  private static Proportion shrunk(Proportion one, boolean up) {
    if (one.designEffect() == 1) {
      return one;
    }
    long size = Math.max(1, (long) Math.floor(one.effectiveSize()));
    double hits = size * one.rate();
    return new Proportion(
        (long) (up ? Math.min((double) size, Math.ceil(hits)) : Math.floor(hits)), size);
  }
}
