package dev.guestright.fairness;

import dev.guestright.fairness.stats.Proportion;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What was counted of one group: decisions by outcome and label, and by stratum. */
final class Counts {

  private static final int OUTCOMES = 2;

  private long[] cells = new long[OUTCOMES];
  private final Map<Integer, long[]> strata = new HashMap<>();
  private long waits;

  void add(int label, boolean favourable, long rows) {
    int at = label * OUTCOMES + (favourable ? 1 : 0);
    if (at >= cells.length) {
      cells = Arrays.copyOf(cells, (label + 1) * OUTCOMES);
    }
    cells[at] += rows;
  }

  void addStratum(int stratum, boolean favourable, long rows) {
    strata.computeIfAbsent(stratum, it -> new long[OUTCOMES])[favourable ? 1 : 0] += rows;
  }

  void addWaits(long rows) {
    waits += rows;
  }

  void add(Counts other) {
    for (int at = 0; at < other.cells.length; at++) {
      add(at / OUTCOMES, at % OUTCOMES == 1, other.cells[at]);
    }
    other.strata.forEach((stratum, rows) -> {
      addStratum(stratum, false, rows[0]);
      addStratum(stratum, true, rows[1]);
    });
    waits += other.waits;
  }

  long waits() {
    return waits;
  }

  /** Returns how many decisions there are. */
  long size() {
    return Arrays.stream(cells).sum();
  }

  /** Returns the favourable ones among all. */
  Proportion selected() {
    return new Proportion(count(true, it -> true), size());
  }

  /** Returns the favourable ones among those whose label is such. */
  Proportion selectedWhere(java.util.function.IntPredicate label) {
    long hits = count(true, label);
    return new Proportion(hits, hits + count(false, label));
  }

  /** Returns those whose label is yes, among the labelled with that outcome. */
  Proportion rightWhere(
      boolean favourable, java.util.function.IntPredicate yes, java.util.function.IntPredicate no) {
    long hits = count(favourable, yes);
    return new Proportion(hits, hits + count(favourable, no));
  }

  private long count(boolean favourable, java.util.function.IntPredicate label) {
    long sum = 0;
    for (int at = favourable ? 1 : 0; at < cells.length; at += OUTCOMES) {
      sum += label.test(at / OUTCOMES) ? cells[at] : 0;
    }
    return sum;
  }

  Map<Integer, Proportion> strata() {
    Map<Integer, Proportion> proportions = new HashMap<>();
    strata.forEach(
        (stratum, rows) -> proportions.put(stratum, new Proportion(rows[1], rows[0] + rows[1])));
    return proportions;
  }
}
