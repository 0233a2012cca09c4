package dev.guestright.fairness;

import dev.guestright.fairness.stats.Confidence;
import dev.guestright.fairness.stats.Estimate;
import dev.guestright.fairness.stats.Interval;
import dev.guestright.fairness.stats.Proportion;
import java.util.ArrayList;
import java.util.List;

/** What adds up of one group's scores and labels, as they pass by ascending score. */
final class ScoreSums {

  static final int BINS = 10;

  private final long[] rows = new long[BINS];
  private final long[] right = new long[BINS];
  private final double[] scores = new double[BINS];
  private long yes;
  private long no;
  private long size;
  private double residuals;
  private double squares;

  /** Returns which tenth a score is in. */
  static int bin(double score) {
    return (int) Math.min(BINS - 1, Math.floor(score * BINS));
  }

  void add(boolean isYes, long count) {
    if (isYes) {
      yes += count;
    } else {
      no += count;
    }
  }

  /** Ends a run of equal scores; only here is anything rounded, in the order of the scores. */
  void close(double score) {
    int bin = bin(score);
    rows[bin] += yes + no;
    right[bin] += yes;
    scores[bin] += score * (yes + no);
    residuals += yes * (1 - score) - no * score;
    squares += yes * (1 - score) * (1 - score) + no * score * score;
    size += yes + no;
    yes = 0;
    no = 0;
  }

  ScoreSums minus(ScoreSums part) {
    ScoreSums rest = new ScoreSums();
    for (int bin = 0; bin < BINS; bin++) {
      rest.rows[bin] = rows[bin] - part.rows[bin];
      rest.right[bin] = right[bin] - part.right[bin];
      rest.scores[bin] = scores[bin] - part.scores[bin];
    }
    rest.residuals = residuals - part.residuals;
    rest.squares = squares - part.squares;
    rest.size = size - part.size;
    return rest;
  }

  long size() {
    return size;
  }

  /** How many were right beyond what the scores said, as a fraction. */
  double gap() {
    return residuals / size;
  }

  double variance() {
    return Math.max(0, squares / size - gap() * gap()) / size;
  }

  Estimate estimate(double effect) {
    double reach = Confidence.Z * Math.sqrt(effect * variance());
    return new Estimate(gap(), new Interval(gap() - reach, gap() + reach));
  }

  double observed() {
    return sum(right) / (double) size;
  }

  double score() {
    return observed() - gap();
  }

  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  double expectedError() {
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(right[bin] - scores[bin]) / size;
    }
    return error;
  }

  /** The mean of what a right score's error would be: each bin's is half-normal. */
  double errorByChance() {
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      if (rows[bin] > 0) {
        double mean = scores[bin] / rows[bin];
        error += Math.sqrt(2 / Math.PI * rows[bin] * Math.max(0, mean * (1 - mean))) / size;
      }
    }
    return error;
  }

  List<CalibrationFigures.Bin> bins(int smallest) {
    List<CalibrationFigures.Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      if (rows[bin] >= smallest) {
        bins.add(
            new CalibrationFigures.Bin(
                scores[bin] / rows[bin], new Proportion(right[bin], rows[bin])));
      }
    }
    return bins;
  }
}
