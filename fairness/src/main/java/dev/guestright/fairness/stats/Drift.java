package dev.guestright.fairness.stats;

import java.util.List;

/**
 * Whether the difference of two rates changes with time: a straight line through the differences of
 * all periods, each weighed by the inverse of its variance (weighted least squares, normal test).
 *
 * @param change the line's rise from the first period to the last
 * @param log10P log10 of the two-sided probability of a change as large by chance
 */
public record Drift(Estimate change, double log10P) {

  /** A line through fewer periods says nothing of chance. */
  public static final int FEWEST = 3;

  /**
   * One period.
   *
   * @param at when, in any unit
   */
  public record Period(long at, Proportion first, Proportion second) {

    double difference() {
      return first.rate() - second.rate();
    }

    /** Without a difference within the period, so that a chance zero does not seem certain. */
    double weight() {
      return 1 / AlwaysValid.variance(first, second);
    }
  }

  /** Fits the line; unknown, and no more likely than not, for fewer than {@value #FEWEST}. */
  public static Drift of(List<Period> periods) {
    if (periods.size() < FEWEST) {
      return new Drift(Estimate.UNKNOWN, 0);
    }
    double weights = 0;
    double times = 0;
    double values = 0;
    for (Period period : periods) {
      weights += period.weight();
      times += period.weight() * period.at();
      values += period.weight() * period.difference();
    }
    double spread = 0;
    double rise = 0;
    for (Period period : periods) {
      double away = period.at() - times / weights;
      spread += period.weight() * away * away;
      rise += period.weight() * away * (period.difference() - values / weights);
    }
    double span = periods.getLast().at() - periods.getFirst().at();
    double change = rise / spread * span;
    double deviation = span / Math.sqrt(spread);
    double reach = Confidence.Z * deviation;
    return new Drift(
        new Estimate(change, new Interval(change - reach, change + reach)),
        Tail.twoSided(change / deviation));
  }
}
