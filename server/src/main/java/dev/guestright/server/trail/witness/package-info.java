/**
 * Sends the log's checkpoints to places that the operator does not control, so that even the owner
 * of the database cannot rewrite history unseen. A checkpoint holds a size and a hash; nothing
 * about any person leaves the house this way.
 */
@NullMarked
package dev.guestright.server.trail.witness;

import org.jspecify.annotations.NullMarked;
