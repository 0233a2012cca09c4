package dev.guestright.fairness;

import dev.guestright.fairness.stats.LikeWithLike;
import java.util.List;

/**
 * One group beside its reference, like with like.
 *
 * @param group who
 * @param reference with whom
 * @param by the columns within which they are compared
 * @param figures the common odds ratio, the standardised difference and their test
 * @param look which of the audit's looks this is
 * @param mirrored whether the same look was shown before, from the other side
 */
public record WithinComparison(
    Group group,
    String reference,
    List<String> by,
    LikeWithLike figures,
    int look,
    boolean mirrored) {}
