package dev.guestright.fairness;

import dev.guestright.fairness.stats.Proportion;
import java.util.OptionalLong;

/** One group's decisions by tenth of the score, by what was decided, and by what was right. */
final class LineCounts {

  private final long[][][] counts = new long[ScoreSums.BINS][2][2];

  void add(double score, boolean isGood, boolean isYes, long rows) {
    counts[ScoreSums.bin(score)][isGood ? 1 : 0][isYes ? 1 : 0] += rows;
  }

  /** Returns what a line before a tenth would change. */
  WhatIf.Side side(Group group, int line, int smallest) {
    long gains = count(line, ScoreSums.BINS, 0, 0) + count(line, ScoreSums.BINS, 0, 1);
    long loses = count(0, line, 1, 0) + count(0, line, 1, 1);
    boolean few = isFew(gains, smallest) || isFew(loses, smallest);
    long no = both(line, ScoreSums.BINS, 0);
    long yes = both(line, ScoreSums.BINS, 1);
    long allNo = both(0, ScoreSums.BINS, 0);
    long allYes = both(0, ScoreSums.BINS, 1);
    long now = count(0, ScoreSums.BINS, 1, 0) + count(0, ScoreSums.BINS, 1, 1);
    return new WhatIf.Side(
        group,
        new Proportion(now, allNo + allYes),
        new Proportion(no + yes, allNo + allYes),
        allNo < smallest ? new Proportion(0, 0) : new Proportion(no, allNo),
        allYes < smallest ? new Proportion(0, 0) : new Proportion(allYes - yes, allYes),
        few ? OptionalLong.empty() : OptionalLong.of(gains),
        few ? OptionalLong.empty() : OptionalLong.of(loses));
  }

  private static boolean isFew(long count, int smallest) {
    return 0 < count && count < smallest;
  }

  private long both(int from, int to, int yes) {
    return count(from, to, 0, yes) + count(from, to, 1, yes);
  }

  private long count(int from, int to, int good, int yes) {
    long sum = 0;
    for (int bin = from; bin < to; bin++) {
      sum += counts[bin][good][yes];
    }
    return sum;
  }
}
