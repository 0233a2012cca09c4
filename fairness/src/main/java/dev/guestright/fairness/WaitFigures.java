package dev.guestright.fairness;

import dev.guestright.fairness.stats.Estimate;
import dev.guestright.fairness.stats.Proportion;

/**
 * How long one group waits, in the unit of the column.
 *
 * @param group who
 * @param waits how many waits are known
 * @param median half wait no longer; interpolated between the two in the middle
 * @param ninetieth nine in ten wait no longer; interpolated likewise
 * @param restrictedMean the mean of waits, each counted up to the horizon only
 * @param longest waits above the time that nine in ten of all waits do not exceed
 */
public record WaitFigures(
    Group group,
    long waits,
    Estimate median,
    Estimate ninetieth,
    Estimate restrictedMean,
    Proportion longest) {}
