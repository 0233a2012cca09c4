@NullMarked
package dev.guestright.charter;

import org.jspecify.annotations.NullMarked;
