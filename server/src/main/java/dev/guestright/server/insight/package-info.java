/**
 * Pages for those who answer for the house: the charter in force, uses and refusals in numbers, the
 * state of the log. No personal data.
 */
@NullMarked
package dev.guestright.server.insight;

import org.jspecify.annotations.NullMarked;
