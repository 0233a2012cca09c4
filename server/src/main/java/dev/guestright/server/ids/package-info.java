/**
 * The names of things that cross rooms: whose, which conversation, which use. Values only; each is
 * opaque and says nothing about the person behind it.
 */
@NullMarked
package dev.guestright.server.ids;

import org.jspecify.annotations.NullMarked;
