package dev.guestright.fairness;

import dev.guestright.fairness.count.Numbers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a wait lies among all waits: a rank in {@value #STEPS} steps, so that memory does not grow
 * with them. Only for how much one customer's waits hang together; tests use the ranks themselves.
 */
final class WaitGrid implements Numbers {

  private static final int STEPS = 512;

  private final Tally tally;
  private final long size;
  private final List<Double> cuts = new ArrayList<>();
  private long seen;
  private double last = Double.NaN;
  private double longest = Double.NaN;

  WaitGrid(Tally tally) {
    this.tally = tally;
    this.size = tally.layouts().getFirst().everyone().waits();
  }

  /** Takes an outcome and a wait. */
  @Override
  public void accept(@Nullable String[] values, double wait, long rows) {
    if (tally.outcomeMeaning(values[0]) == YesOrNo.Meaning.MISSING) {
      return;
    }
    seen += rows;
    if (seen * STEPS >= size * (cuts.size() + 1L) && wait != last) {
      cuts.add(wait);
      last = wait;
      while (seen * STEPS >= size * (cuts.size() + 1L)) {
        cuts.add(wait);
      }
    }
    if (Double.isNaN(longest) && seen >= Waits.TAIL * size) {
      longest = wait;
    }
  }

  /** Returns the middle of the ranks of such a wait, in half steps. */
  int rank(double wait) {
    return below(wait, false) + below(wait, true);
  }

  /** How many cuts are below a wait, or not above it. */
  private int below(double wait, boolean orAt) {
    int from = 0;
    int to = cuts.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      boolean before = orAt ? cuts.get(middle) <= wait : cuts.get(middle) < wait;
      if (before) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** Whether a wait is longer than nine in ten are. */
  boolean isLongest(double wait) {
    return wait > longest;
  }
}
