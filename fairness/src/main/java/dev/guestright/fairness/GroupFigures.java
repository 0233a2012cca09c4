package dev.guestright.fairness;

import dev.guestright.fairness.stats.Proportion;

/**
 * What one group met with. A rate over fewer people than the smallest group is a rate of nothing.
 *
 * @param group who
 * @param selected favourable outcomes among their decisions
 * @param falsePositive favourable ones among those who should not have had one
 * @param falseNegative unfavourable ones among those who should have had a favourable one
 * @param positivePredictive rightly favourable among the favourable
 * @param negativePredictive rightly unfavourable among the unfavourable
 */
public record GroupFigures(
    Group group,
    Proportion selected,
    Proportion falsePositive,
    Proportion falseNegative,
    Proportion positivePredictive,
    Proportion negativePredictive) {

  /** Returns the proportion of a metric. */
  public Proportion of(Metric metric) {
    return switch (metric) {
      case SELECTION_RATE -> selected;
      case FALSE_POSITIVE_RATE -> falsePositive;
      case FALSE_NEGATIVE_RATE -> falseNegative;
    };
  }
}
