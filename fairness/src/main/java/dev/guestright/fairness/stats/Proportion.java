package dev.guestright.fairness.stats;

/**
 * Some of several: the counts behind every rate.
 *
 * @param hits how many
 * @param of out of how many
 */
public record Proportion(long hits, long of) {

  /** Checks the counts. */
  public Proportion {
    if (hits < 0 || hits > of) {
      throw new IllegalArgumentException("Not a proportion: " + hits + " of " + of);
    }
  }

  /** Returns the fraction, {@code NaN} of nothing. */
  public double rate() {
    return (double) hits / of;
  }

  /** Returns all that are not hits. */
  public long misses() {
    return of - hits;
  }

  /** Returns both together. */
  public Proportion plus(Proportion other) {
    return new Proportion(hits + other.hits, of + other.of);
  }

  /** Returns the score interval without continuity correction (Wilson 1927). */
  public Interval wilson() {
    if (of == 0) {
      return Interval.UNKNOWN;
    }
    double n = of;
    double p = rate();
    double z2 = Confidence.Z * Confidence.Z;
    double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
    double reach = Confidence.Z / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    return new Interval(
        hits == 0 ? 0 : Math.max(0, centre - reach), hits == of ? 1 : Math.min(1, centre + reach));
  }
}
