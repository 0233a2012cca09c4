package dev.guestright.fairness.stats;

/**
 * Mann and Whitney's test (1947) with mid-ranks for ties, by its normal approximation without
 * continuity correction.
 *
 * @param superiority the chance that one of the first has the larger value than one of the second,
 *     ties counted half: 0.5 means no difference
 * @param variance the variance of that chance where there is no difference
 * @param log10P log10 of the two-sided probability
 */
public record RankSum(double superiority, double variance, double log10P) {

  /**
   * Tests two samples.
   *
   * @param u the number of pairs in which the first is larger, ties counted half
   * @param first the size of the first sample
   * @param second the size of the second
   * @param ties the sum of t³-t over the values of both, t being how often a value occurs
   * @param effect the design effect of the difference of mean ranks; 1 for independent values
   */
  public static RankSum of(double u, long first, long second, double ties, double effect) {
    double pairs = (double) first * second;
    double n = (double) first + second;
    double variance = effect * pairs / 12 * (n + 1 - ties / (n * (n - 1)));
    double log10P = variance > 0 ? Tail.twoSided((u - pairs / 2) / Math.sqrt(variance)) : 0;
    return new RankSum(u / pairs, variance / pairs / pairs, log10P);
  }
}
