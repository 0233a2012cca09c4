/** An organisation's own sign-in, for tests. It is no part of the server and outside its rooms. */
@NullMarked
package dev.guestright.provider;

import org.jspecify.annotations.NullMarked;
