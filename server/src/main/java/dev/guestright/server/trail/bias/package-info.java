/**
 * Keeps bias audits and what they found: totals, never a customer. Each finding is a named person's
 * until it is closed, with words and an audit that looked again; each step has its entry in the
 * log. What an audit counts and how, other rooms decide.
 */
@NullMarked
package dev.guestright.server.trail.bias;

import org.jspecify.annotations.NullMarked;
