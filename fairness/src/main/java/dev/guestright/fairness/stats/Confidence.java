package dev.guestright.fairness.stats;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The certainty that every interval and every finding has. */
public final class Confidence {

  /** How often a bias-free audit may find something: 5 in 100, after correction. */
  public static final double ALPHA = 0.05;

  /** How often a difference of the minimum detectable size would be found. */
  public static final double POWER = 0.8;

  /** Standard errors on each side of a 95 % interval. */
  public static final double Z = quantile(1 - ALPHA / 2);

  private Confidence() {}

  /** Returns the standard normal quantile of a probability between 0 and 1. */
  public static double quantile(double probability) {
    return NormalDistribution.of(0, 1).inverseCumulativeProbability(probability);
  }
}
