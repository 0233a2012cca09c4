package dev.guestright.fairness.stats;

/**
 * Some of several: the counts behind every rate. Decisions of one customer hang together, so that
 * several may be worth fewer independent ones: the <em>effective size</em> is the size divided by
 * the design effect (Kish 1965; Rao and Scott 1992, Biometrics 48:577), and every interval and test
 * here uses that.
 *
 * @param hits how many
 * @param of out of how many
 * @param designEffect how many times the variance of as many independent decisions it has; 1 for
 *     independent ones
 */
public record Proportion(long hits, long of, double designEffect) {

  /** Checks the counts. */
  public Proportion {
    if (hits < 0 || hits > of || !(designEffect >= 1)) {
      throw new IllegalArgumentException("Not a proportion: " + hits + " of " + of);
    }
  }

  /** A proportion of independent decisions. */
  public Proportion(long hits, long of) {
    this(hits, of, 1);
  }

  /** Returns the same counts with this design effect. */
  public Proportion designed(double effect) {
    return new Proportion(hits, of, effect);
  }

  /** Returns the fraction, {@code NaN} of nothing. */
  public double rate() {
    return (double) hits / of;
  }

  /** Returns how many independent decisions would be as certain. */
  public double effectiveSize() {
    return of / designEffect;
  }

  /** Returns all that are not hits. */
  public long misses() {
    return of - hits;
  }

  /** Returns both together, as independent decisions. */
  public Proportion plus(Proportion other) {
    return new Proportion(hits + other.hits, of + other.of);
  }

  /** Returns the score interval without continuity correction (Wilson 1927). */
  public Interval wilson() {
    if (of == 0) {
      return Interval.UNKNOWN;
    }
    double n = effectiveSize();
    double p = rate();
    double z2 = Confidence.Z * Confidence.Z;
    double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
    double reach = Confidence.Z / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    return new Interval(
        hits == 0 ? 0 : Math.max(0, centre - reach), hits == of ? 1 : Math.min(1, centre + reach));
  }
}
