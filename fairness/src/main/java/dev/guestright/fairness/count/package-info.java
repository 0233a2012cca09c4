/**
 * Engines that count decisions, and nothing else: no engine knows what a rate is. DuckDB counts
 * files on this machine; another engine may count elsewhere and must give the same numbers.
 */
@NullMarked
package dev.guestright.fairness.count;

import org.jspecify.annotations.NullMarked;
