/**
 * Notes that were kept although they seem to label a person come here. Somebody who did not write
 * the note reads it through the door, with the reason, and decides whether it stays. The customer
 * reads that it was checked.
 */
@NullMarked
package dev.guestright.server.oversight.note;

import org.jspecify.annotations.NullMarked;
