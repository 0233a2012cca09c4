/**
 * A way to a person, in one step and from anywhere: whoever asks for one has a real place in the
 * desk's queue, and is told which, and how long it took others. It cannot be refused.
 */
@NullMarked
package dev.guestright.server.oversight.person;

import org.jspecify.annotations.NullMarked;
