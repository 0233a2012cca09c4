package dev.guestright.server.insight;

import org.jspecify.annotations.Nullable;

/**
 * One decision about one customer, as an audit counts it.
 *
 * @param outcome what was decided; none for one that nothing decided
 * @param within what it is compared within: a purpose, a play, a topic
 * @param seconds how many seconds the customer waited, where they did
 */
record Decision(@Nullable String outcome, String within, @Nullable Double seconds) {}
