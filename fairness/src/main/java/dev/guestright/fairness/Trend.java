package dev.guestright.fairness;

import dev.guestright.fairness.stats.Drift;
import dev.guestright.fairness.stats.Proportion;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;

/**
 * One group's rate beside its reference's over time, and whether the difference between them
 * changes.
 *
 * @param group who
 * @param reference with whom
 * @param periods days, weeks from Monday, or months; those in which both are large enough to show
 * @param drift how much the difference changes from the first of them to the last
 * @param look which of the audit's looks this is; none in an audit that looks each day, since a
 *     line drawn anew each day holds only once
 * @param mirrored whether the same look was shown before, from the other side
 */
public record Trend(
    Group group,
    String reference,
    List<Period> periods,
    Drift drift,
    OptionalInt look,
    boolean mirrored) {

  /** Some days, the last one included, and what both met with in them. */
  public record Period(LocalDate from, LocalDate to, Proportion own, Proportion others) {}
}
