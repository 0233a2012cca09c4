/**
 * The command line. A command translates its words, calls one thing, and prints what came of it.
 */
@NullMarked
package dev.guestright.server.command;

import org.jspecify.annotations.NullMarked;
