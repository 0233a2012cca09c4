/**
 * Plays become suggestions: each one asks the door for the data it needs, and only then learns
 * whether it fits. What was withheld is shown with its reason.
 */
@NullMarked
package dev.guestright.server.assist;

import org.jspecify.annotations.NullMarked;
