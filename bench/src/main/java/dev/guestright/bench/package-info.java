/**
 * What a decision costs: the door beside a hand-written check and three policy engines, in one run,
 * on one scenario. Nobody is timed before all agree on every answer.
 */
@NullMarked
package dev.guestright.bench;

import org.jspecify.annotations.NullMarked;
