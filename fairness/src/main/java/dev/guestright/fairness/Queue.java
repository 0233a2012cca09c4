package dev.guestright.fairness;

import dev.guestright.fairness.stats.Confidence;
import dev.guestright.fairness.stats.Estimate;
import dev.guestright.fairness.stats.Interval;
import dev.guestright.fairness.stats.Proportion;
import java.util.List;
import java.util.stream.Stream;

/** One group's waits, as they pass by ascending time. */
final class Queue {

  private final long size;
  private final double effect;
  private final double longestEffect;
  private final Waits.Ranks median;
  private final Waits.Ranks ninetieth;
  private final List<Waits.Ranks> outer;
  private long seen;
  private long block;
  private double pairs;
  private double ties;
  private double sum;
  private double squares;
  private long tailFrom;
  private double horizon = Double.NaN;

  Queue(long size) {
    this(size, 1, 1);
  }

  /**
   * Begins with no wait seen.
   *
   * @param size how many there will be
   * @param effect the design effect of their mean rank, taken for the median and the mean too
   * @param longestEffect that of the share of longest waits, taken for the 90th percentile too
   */
  Queue(long size, double effect, double longestEffect) {
    this.size = size;
    this.effect = effect;
    this.longestEffect = longestEffect;
    this.median = new Waits.Ranks(size, 0.5, effect);
    this.ninetieth = new Waits.Ranks(size, Waits.TAIL, longestEffect);
    this.outer =
        Stream.of(0.1, 0.25, 0.75)
            .map(fraction -> new Waits.Ranks(size, fraction, effect))
            .toList();
  }

  void add(long rows) {
    block += rows;
  }

  long block() {
    return block;
  }

  long seen() {
    return seen;
  }

  /** Counts the pairs in which this group waits longer, ties half, and the values that tie. */
  void meet(long others, long otherBlock) {
    pairs += block * (others + otherBlock / 2.0);
    ties += cubes(block + otherBlock) - cubes(otherBlock);
  }

  static double cubes(double tied) {
    return tied * tied * tied - tied;
  }

  void close(double wait) {
    median.pass(seen, seen + block, wait);
    ninetieth.pass(seen, seen + block, wait);
    outer.forEach(it -> it.pass(seen, seen + block, wait));
    double counted = Double.isNaN(horizon) ? wait : horizon;
    sum += block * counted;
    squares += block * counted * counted;
    seen += block;
    block = 0;
  }

  void beginTail() {
    tailFrom = seen;
  }

  void beginHorizon(double wait) {
    horizon = wait;
  }

  long size() {
    return size;
  }

  double pairs() {
    return pairs;
  }

  double ties() {
    return ties;
  }

  Proportion longest() {
    return new Proportion(size - tailFrom, size, longestEffect);
  }

  Estimate median() {
    return median.estimate();
  }

  Estimate ninetieth() {
    return ninetieth.estimate();
  }

  /** The percentiles of a picture. */
  List<Double> spread() {
    return List.of(
        outer.get(0).estimate().value(),
        outer.get(1).estimate().value(),
        median().value(),
        outer.get(2).estimate().value(),
        ninetieth().value());
  }

  Estimate restrictedMean() {
    double mean = sum / size;
    double variance = Math.max(0, squares - size * mean * mean) / (size - 1.0);
    double reach = Confidence.Z * Math.sqrt(effect * variance / size);
    return new Estimate(mean, new Interval(mean - reach, mean + reach));
  }
}
