package dev.guestright.fairness.stats;

import org.apache.commons.numbers.gamma.Erfcx;

/** Probabilities of the far tail as their base-10 logarithm, which never underflows. */
public final class Tail {

  private static final double LN10 = Math.log(10);

  private Tail() {}

  /**
   * Returns log10 of the two-sided probability of a standard normal at least that far from zero.
   * Exact to the last digits at any distance: erfc(x) = exp(-x²)·erfcx(x), with the scaled function
   * of Commons Numbers (Boost's expansions).
   */
  public static double twoSided(double z) {
    double x = Math.abs(z) / Math.sqrt(2);
    return ofLn(Math.log(Erfcx.value(x)) - z * z / 2);
  }

  /** Returns log10 of the upper tail of a chi-square of one degree of freedom. */
  public static double chiSquare(double statistic) {
    return ofLn(Math.log(Erfcx.value(Math.sqrt(statistic / 2))) - statistic / 2);
  }

  /** Returns log10 for a natural logarithm of a probability, never above 0. */
  static double ofLn(double ln) {
    double log10 = ln / LN10;
    return log10 < 0 ? log10 : 0;
  }
}
