package dev.guestright.fairness;

import dev.guestright.fairness.stats.Proportion;
import java.util.List;
import java.util.OptionalLong;

/**
 * What these decisions would have been, had a score of the line or more decided them all and
 * nothing else. It foretells nothing: people and scores change with the rules. A person decides.
 *
 * @param line from which score on outcomes would be favourable
 * @param groups what each group would gain and lose
 */
public record WhatIf(double line, List<Side> groups) {

  /**
   * One group.
   *
   * @param group who
   * @param now favourable outcomes among those with a score and a label
   * @param then favourable ones by the line
   * @param falsePositive favourable ones by the line, among those labelled no
   * @param falseNegative unfavourable ones by the line, among those labelled yes
   * @param gains how many would have a favourable outcome and had none; nothing where either number
   *     is of few people
   * @param loses how many had one and would not
   */
  public record Side(
      Group group,
      Proportion now,
      Proportion then,
      Proportion falsePositive,
      Proportion falseNegative,
      OptionalLong gains,
      OptionalLong loses) {}
}
