package dev.guestright.fairness;

import dev.guestright.fairness.stats.Estimate;

/**
 * How far a score errs for one group, beside how far it does for its reference.
 *
 * @param group who
 * @param reference with whom
 * @param own the group's gap: observed minus score
 * @param others the reference's
 * @param apart the group's gap minus the reference's, with the normal interval
 * @param log10P log10 of the two-sided probability of gaps as far apart by chance
 * @param look which of the audit's looks this is
 * @param mirrored whether the same look was shown before, from the other side
 */
public record CalibrationComparison(
    Group group,
    String reference,
    double own,
    double others,
    Estimate apart,
    double log10P,
    int look,
    boolean mirrored) {}
