package dev.guestright.fairness;

import dev.guestright.fairness.stats.Estimate;
import dev.guestright.fairness.stats.Independence;
import dev.guestright.fairness.stats.RankSum;

/**
 * One group's waits beside its reference's: all of them by ranks, and the longest tenth by itself,
 * since what goes wrong only there hardly moves ranks or medians.
 *
 * @param group who
 * @param reference with whom
 * @param ranks Mann and Whitney's test; superiority is the chance of the longer wait
 * @param median the difference of medians; unknown beside everyone else
 * @param ninetieth the difference of ninetieth percentiles; unknown beside everyone else
 * @param tail the difference of the shares of longest waits
 * @param tailTest the test of those shares
 * @param ranksLook which of the audit's looks the ranks are
 * @param tailLook which of the audit's looks the longest waits are
 * @param mirrored whether the same looks were shown before, from the other side
 */
public record WaitComparison(
    Group group,
    String reference,
    RankSum ranks,
    Estimate median,
    Estimate ninetieth,
    Estimate tail,
    Independence tailTest,
    int ranksLook,
    int tailLook,
    boolean mirrored) {}
