package dev.guestright.fairness.stats;

import java.util.function.LongToDoubleFunction;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Fisher's exact test, two-sided: the probability of all tables with these margins that are no
 * likelier than this one (Fisher 1935; ties within one part in ten million, as R and SciPy have
 * them). Summed in logarithms from the saddle-point probabilities of Commons Statistics.
 */
final class Fisher {

  private static final double TIE = 1e-7;

  private Fisher() {}

  static double log10P(Proportion first, Proportion second) {
    long all = first.of() + second.of();
    long hits = first.hits() + second.hits();
    long least = Math.max(0, hits - second.of());
    long most = Math.min(hits, first.of());
    LongToDoubleFunction chance = chances(all, hits, first.of());
    double observed = chance.applyAsDouble(first.hits());
    double scale = Double.NEGATIVE_INFINITY;
    double sum = 0;
    boolean every = true;
    for (long at = least; at <= most; at++) {
      double ln = chance.applyAsDouble(at);
      if (ln > observed + TIE) {
        every = false;
      } else if (ln > scale) {
        sum = sum * Math.exp(scale - ln) + 1;
        scale = ln;
      } else {
        sum += Math.exp(ln - scale);
      }
    }
    return every ? 0 : Tail.ofLn(scale + Math.log(sum));
  }

  /** Natural logarithms of the hypergeometric probabilities. */
  private static LongToDoubleFunction chances(long all, long hits, long drawn) {
    if (all <= Integer.MAX_VALUE) {
      HypergeometricDistribution law =
          HypergeometricDistribution.of((int) all, (int) hits, (int) drawn);
      return at -> law.logProbability((int) at);
    }
    double whole = choose(all, drawn);
    return at -> choose(hits, at) + choose(all - hits, drawn - at) - whole;
  }

  private static double choose(long n, long k) {
    return LogGamma.value(n + 1.0) - LogGamma.value(k + 1.0) - LogGamma.value(n - k + 1.0);
  }
}
