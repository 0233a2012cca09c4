/**
 * Asks whether a model would decide otherwise if only the writer were another: another name,
 * another place, another dialect, a typing error. And says which models must not be promoted.
 *
 * <p>What may enter is a model, its card, and messages to try; messages leave in no result.
 *
 * <p>The same model and messages give the same result.
 */
@NullMarked
package dev.guestright.triage.fair;

import org.jspecify.annotations.NullMarked;
