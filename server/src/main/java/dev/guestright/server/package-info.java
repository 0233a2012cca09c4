/** The server: one house, its rooms by feature, and how they are joined. */
@NullMarked
package dev.guestright.server;

import org.jspecify.annotations.NullMarked;
