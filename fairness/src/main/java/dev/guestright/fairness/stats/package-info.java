/**
 * The definition of each figure, once: intervals, tests and corrections over plain counts. Nothing
 * here knows a file, a database or a group's name. Distributions come from Apache Commons
 * Statistics and Commons Numbers; every tail is kept as its logarithm.
 */
@NullMarked
package dev.guestright.fairness.stats;

import org.jspecify.annotations.NullMarked;
