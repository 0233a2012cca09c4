package dev.guestright.fairness;

import dev.guestright.fairness.stats.Detectable;
import dev.guestright.fairness.stats.Estimate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What an audit found. The same decisions and the same question give the same report, in the same
 * order. No group of fewer decisions than the question allows is in it.
 *
 * @param question what was asked
 * @param rows how many rows the file has
 * @param undecided how many of these have no outcome, and are counted nowhere else
 * @param customers whose decisions with an outcome are, each row without a customer being one's
 *     own; nothing if the question names no column of customers
 * @param groups each group's figures: single attributes first, then crossings
 * @param comparisons each group beside its reference, by each metric
 * @param within the same, like with like; empty if the question names nothing to compare within
 * @param waits each group's waits; empty without a column of waits
 * @param waitComparisons each group's waits beside its reference's
 * @param longest the wait that nine in ten do not exceed; {@code NaN} without waits
 * @param horizon the wait up to which restricted means count; {@code NaN} without waits
 * @param calibration what a score means for each group; empty without a column of scores
 * @param calibrationComparisons how far it errs for each group, beside its reference
 * @param whatIfs what lines through the score would change; empty without scores, and where one
 *     customer may have several decisions
 * @param trends each attribute's groups beside their reference over time; empty without a column of
 *     days
 * @param heldBack by attribute, how many groups are too small to show even together
 * @param looks all probabilities, corrected
 * @param findings what is certain enough after correction, gravest first
 */
public record Report(
    Question question,
    long rows,
    long undecided,
    OptionalLong customers,
    List<GroupFigures> groups,
    List<Comparison> comparisons,
    List<WithinComparison> within,
    List<WaitFigures> waits,
    List<WaitComparison> waitComparisons,
    double longest,
    double horizon,
    List<CalibrationFigures> calibration,
    List<CalibrationComparison> calibrationComparisons,
    List<WhatIf> whatIfs,
    List<Trend> trends,
    Map<String, Integer> heldBack,
    Looks looks,
    List<Finding> findings) {

  /** Returns a difference with its interval: the one that holds at every look, if it is asked. */
  public Estimate apart(Comparison comparison) {
    return question.daily() ? comparison.always().difference() : comparison.difference();
  }

  /** Returns the smallest difference that would have been found; nothing if one was found. */
  public OptionalDouble detectable(Comparison comparison) {
    if (looks.found(comparison.look())) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        question.daily()
            ? Detectable.daily(comparison.own(), comparison.others(), looks.size())
            : Detectable.difference(comparison.own(), comparison.others(), looks.size()));
  }
}
