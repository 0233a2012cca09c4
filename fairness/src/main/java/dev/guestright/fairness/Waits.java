package dev.guestright.fairness;

import dev.guestright.fairness.count.Numbers;
import dev.guestright.fairness.stats.Quantile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes all waits by ascending time, and lets each attribute's queues learn of them in turn. */
final class Waits implements Numbers {

  /** The longest tenth of all waits is looked at by itself. */
  static final double TAIL = 0.9;

  /** Means count a wait up to the time that 95 in 100 of all waits do not exceed. */
  static final double HORIZON = 0.95;

  private final Tally tally;
  private final List<Queues> queues;
  private final int[] numbers;
  private final long size;
  private double block = Double.NaN;
  private long inBlock;
  private long seen;
  private double horizon = Double.NaN;
  private double longest = Double.NaN;

  Waits(Tally tally, List<Queues> queues, int attributes) {
    this.tally = tally;
    this.queues = queues;
    this.numbers = new int[attributes];
    this.size = queues.getFirst().size();
  }

  @Override
  public void accept(@Nullable String[] values, double number, long rows) {
    if (tally.outcomeMeaning(values[numbers.length]) == YesOrNo.Meaning.MISSING) {
      return;
    }
    if (number != block) {
      close();
      block = number;
    }
    tally.number(values, numbers);
    queues.forEach(it -> it.add(numbers, rows));
    inBlock += rows;
  }

  /** Ends a run of equal waits. */
  void close() {
    if (inBlock == 0) {
      return;
    }
    queues.forEach(it -> it.close(block));
    seen += inBlock;
    inBlock = 0;
    if (Double.isNaN(longest) && seen >= TAIL * size) {
      longest = block;
      queues.forEach(Queues::beginTail);
    }
    if (Double.isNaN(horizon) && seen >= HORIZON * size) {
      horizon = block;
      queues.forEach(it -> it.beginHorizon(block));
    }
  }

  /** Returns the wait that nine in ten of all do not exceed. */
  double longest() {
    return longest;
  }

  /** Returns the wait up to which means count. */
  double horizon() {
    return horizon;
  }

  /** The values of one group's waits at the ranks that its quantiles need. */
  static final class Ranks {
    private final Quantile quantile;
    private final long[] ranks;
    private final double[] values;

    Ranks(long size, double fraction, double effect) {
      quantile = new Quantile(size, fraction, effect);
      ranks = quantile.ranks();
      values = new double[ranks.length];
    }

    void pass(long from, long to, double value) {
      for (int i = 0; i < ranks.length; i++) {
        if (from <= ranks[i] && ranks[i] < to) {
          values[i] = value;
        }
      }
    }

    dev.guestright.fairness.stats.Estimate estimate() {
      return quantile.of(values);
    }
  }
}
