package dev.guestright.fairness.stats;

/** What a "nothing found" is worth. */
public final class Detectable {

  private Detectable() {}

  /**
   * Returns the smallest difference of rates that four audits in five would have found: (z(1-α/2m)
   * + z(0.8)) · sqrt(p(1-p)(1/n₁+1/n₂)), with p the rate of both together, moved a little from 0
   * and 1 (two hits and two misses added, Agresti and Coull 1998).
   *
   * @param looks how many comparisons the audit makes (m), since each must pass their correction
   */
  public static double difference(Proportion first, Proportion second, int looks) {
    Proportion both = first.plus(second);
    double p = (both.hits() + 2.0) / (both.of() + 4.0);
    double z =
        Confidence.quantile(1 - Confidence.ALPHA / (2.0 * Math.max(1, looks)))
            + Confidence.quantile(Confidence.POWER);
    double found =
        z * Math.sqrt(p * (1 - p) * (1 / first.effectiveSize() + 1 / second.effectiveSize()));
    return first.of() == 0 || second.of() == 0 ? Double.NaN : Math.min(1, found);
  }

  /** Returns the same for an audit that is looked at each day, at this look. */
  public static double daily(Proportion first, Proportion second, int looks) {
    double variance = AlwaysValid.variance(first, second);
    double found =
        AlwaysValid.reach(variance, Confidence.ALPHA / Math.max(1, looks))
            + Confidence.quantile(Confidence.POWER) * Math.sqrt(variance);
    return first.of() == 0 || second.of() == 0 ? Double.NaN : Math.min(1, found);
  }
}
