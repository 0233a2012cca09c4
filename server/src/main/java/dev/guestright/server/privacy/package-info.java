/**
 * The customer's centre: what is known, who used it and why, what was allowed, and one click to say
 * no.
 */
@NullMarked
package dev.guestright.server.privacy;

import org.jspecify.annotations.NullMarked;
