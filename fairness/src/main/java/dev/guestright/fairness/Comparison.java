package dev.guestright.fairness;

import dev.guestright.fairness.stats.Estimate;
import dev.guestright.fairness.stats.Independence;
import dev.guestright.fairness.stats.Proportion;

/**
 * One group beside its reference, by one metric.
 *
 * @param group who
 * @param reference with whom: a group's name, or {@link Group#EVERYONE_ELSE}
 * @param metric by what
 * @param own the group's proportion
 * @param others the reference's
 * @param difference own rate minus the others', Newcombe's interval
 * @param ratio own rate by the others', log-Katz interval
 * @param test the test and its probability, before correction
 * @param always the difference with the interval that holds at every look, and log10 of the
 *     probability that does; what is looked at if the audit is a daily one
 * @param look which of the audit's {@link Looks} this is; a group and its only other share one
 * @param mirrored whether the same look was shown before, from the other side
 */
public record Comparison(
    Group group,
    String reference,
    Metric metric,
    Proportion own,
    Proportion others,
    Estimate difference,
    Estimate ratio,
    Independence test,
    Always always,
    int look,
    boolean mirrored) {

  /** What holds however often one looks. */
  public record Always(Estimate difference, double log10P) {}
}
