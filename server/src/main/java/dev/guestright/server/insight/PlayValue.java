package dev.guestright.server.insight;

import dev.guestright.fairness.stats.Estimate;
import dev.guestright.fairness.stats.Proportion;
import java.util.Optional;

/**
 * What a play was good for. All counts are of conversations.
 *
 * @param released in which the door released data for it
 * @param shown in which it then fitted, and somebody saw it
 * @param taken in which it was sent as it was
 * @param edited in which it was sent in other words
 * @param dismissed in which it was put aside
 * @param with how long it took until the last word where it was sent, in seconds
 * @param without the same where it was not, about the same topics
 */
record PlayValue(
    String play,
    long released,
    long shown,
    long taken,
    long edited,
    long dismissed,
    Optional<Estimate> with,
    Optional<Estimate> without) {

  /** Of the conversations in which somebody saw it, those in which it was sent. */
  Proportion helped() {
    return new Proportion(Math.min(taken + edited, shown), shown);
  }
}
