package dev.guestright.fairness;

import dev.guestright.fairness.stats.Estimate;
import dev.guestright.fairness.stats.Proportion;
import java.util.List;

/**
 * How long one group waits, in the unit of the column.
 *
 * @param group who
 * @param waits how many waits are known
 * @param median half wait no longer; interpolated between the two in the middle
 * @param ninetieth nine in ten wait no longer; interpolated likewise
 * @param restrictedMean the mean of waits, each counted up to the horizon only
 * @param longest waits above the time that nine in ten of all waits do not exceed
 * @param spread the 10th, 25th, 50th, 75th and 90th percentile; none if fewer than the smallest
 *     group wait longer than the 90th
 */
public record WaitFigures(
    Group group,
    long waits,
    Estimate median,
    Estimate ninetieth,
    Estimate restrictedMean,
    Proportion longest,
    List<Double> spread) {}
