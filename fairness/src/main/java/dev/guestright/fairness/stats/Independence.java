package dev.guestright.fairness.stats;

/**
 * Whether two proportions differ by more than chance, by the test that their counts ask for:
 * Fisher's exact test where one of the four expected counts is below {@value #FEW} (Cochran 1954),
 * else Pearson's chi-square without continuity correction.
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
    double least =
        (double) Math.min(first.of(), second.of())
            * Math.min(both.hits(), both.misses())
            / both.of();
    if (least < FEW) {
      return new Independence("fisher", Fisher.log10P(first, second));
    }
    double apart = first.rate() - second.rate();
    double p = both.rate();
    double variance = p * (1 - p) * (1.0 / first.of() + 1.0 / second.of());
    return new Independence("chi-square", Tail.chiSquare(apart * apart / variance));
  }
}
