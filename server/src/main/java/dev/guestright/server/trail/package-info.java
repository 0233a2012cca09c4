/**
 * Use records and the log: what was asked of the door, what it answered, in an order that nobody
 * can quietly change. Records are added, never changed. Log entries hold no personal data.
 */
@NullMarked
package dev.guestright.server.trail;

import org.jspecify.annotations.NullMarked;
