/**
 * The models that read messages for routing. One comes in by its file, with its card and its gate's
 * verdict; it watches in shadow; a person promotes it, and can put the one before it back with one
 * click. What its gate refuses cannot be promoted, whoever asks. Each step is in the log.
 */
@NullMarked
package dev.guestright.server.routing.model;

import org.jspecify.annotations.NullMarked;
