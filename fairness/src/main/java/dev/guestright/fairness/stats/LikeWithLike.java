package dev.guestright.fairness.stats;

import java.util.List;

/**
 * Two groups compared within strata, so that what differs between the strata cannot mislead. Only
 * strata in which both groups occur can be compared; the others add nothing to any figure.
 *
 * @param oddsRatio Mantel and Haenszel's common odds ratio (1959), with the interval of Robins,
 *     Breslow and Greenland (1986)
 * @param difference the directly standardised difference of rates: each stratum's difference
 *     weighed by how many of the two groups are in it
 * @param log10P log10 of the Cochran-Mantel-Haenszel test's probability, without continuity
 *     correction
 * @param strata how many strata could be compared
 * @param compared how many decisions those hold
 */
public record LikeWithLike(
    Estimate oddsRatio, Estimate difference, double log10P, int strata, long compared) {

  /** Returns log10 of the difference's probability that holds however often one looks. */
  public double alwaysLog10P() {
    double deviation = (difference.high() - difference.low()) / 2 / Confidence.Z;
    return deviation > 0 ? AlwaysValid.log10P(difference.value(), deviation * deviation) : 0;
  }

  /** One stratum: the group and its reference. */
  public record Stratum(Proportion group, Proportion reference) {

    /** Whether there is anybody on both sides. */
    public boolean compares() {
      return group.of() > 0 && reference.of() > 0;
    }

    /** Returns how many decisions both sides have. */
    public long size() {
      return group.of() + reference.of();
    }
  }

  /** Compares within the strata. */
  public static LikeWithLike of(List<Stratum> all) {
    return of(all, 1);
  }

  /**
   * Compares within the strata decisions that hang together.
   *
   * @param effect the design effect of the standardised difference, by which every variance here is
   *     multiplied
   */
  public static LikeWithLike of(List<Stratum> all, double effect) {
    List<Stratum> strata = all.stream().filter(Stratum::compares).toList();
    long compared = strata.stream().mapToLong(Stratum::size).sum();
    return new LikeWithLike(
        oddsRatio(strata, effect),
        difference(strata, compared, effect),
        log10P(strata, effect),
        strata.size(),
        compared);
  }

  private static Estimate oddsRatio(List<Stratum> strata, double effect) {
    double r = 0;
    double s = 0;
    double pr = 0;
    double mixed = 0;
    double qs = 0;
    for (Stratum stratum : strata) {
      double n = stratum.size();
      double a = stratum.group().hits();
      double b = stratum.group().misses();
      double c = stratum.reference().hits();
      double d = stratum.reference().misses();
      r += a * d / n;
      s += b * c / n;
      pr += (a + d) / n * (a * d / n);
      mixed += (a + d) / n * (b * c / n) + (b + c) / n * (a * d / n);
      qs += (b + c) / n * (b * c / n);
    }
    double odds = r / s;
    double factor =
        Math.exp(
            Confidence.Z
                * Math.sqrt(effect * (pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s))));
    return r > 0 && s > 0
        ? new Estimate(odds, new Interval(odds / factor, odds * factor))
        : new Estimate(Double.isFinite(odds) ? odds : Double.NaN, Interval.UNKNOWN);
  }

  private static Estimate difference(List<Stratum> strata, long compared, double effect) {
    if (strata.isEmpty()) {
      return Estimate.UNKNOWN;
    }
    double sum = 0;
    double variance = 0;
    for (Stratum stratum : strata) {
      double weight = (double) stratum.size() / compared;
      sum += weight * (stratum.group().rate() - stratum.reference().rate());
      variance += weight * weight * (spread(stratum.group()) + spread(stratum.reference()));
    }
    double reach = Confidence.Z * Math.sqrt(effect * variance);
    return new Estimate(sum, new Interval(sum - reach, sum + reach));
  }

  /** The variance of a rate, moved a little from 0 and 1 so that no stratum seems certain. */
  private static double spread(Proportion one) {
    double p = (one.hits() + 0.5) / (one.of() + 1.0);
    return p * (1 - p) / one.of();
  }

  private static double log10P(List<Stratum> strata, double effect) {
    double excess = 0;
    double variance = 0;
    for (Stratum stratum : strata) {
      double n = stratum.size();
      double group = stratum.group().of();
      double reference = stratum.reference().of();
      double hits = (double) stratum.group().hits() + stratum.reference().hits();
      excess += stratum.group().hits() - group * hits / n;
      variance += n > 1 ? group * reference / n * (hits / n) * ((n - hits) / (n - 1)) : 0;
    }
    return variance > 0 ? Tail.chiSquare(excess * excess / variance / effect) : 0;
  }
}
