/**
 * The organisation's rules for customer data, as data, and the one door that keeps them.
 *
 * <p>A charter file enters through {@link dev.guestright.charter.Charter#read}, which finds every
 * problem in one go; a sound charter becomes a {@link dev.guestright.charter.Door}, which decides
 * each use. Promise: deciding is pure, and no charter can make the door cross a {@link
 * dev.guestright.charter.RedLine}.
 */
@NullMarked
package dev.guestright.charter;

import org.jspecify.annotations.NullMarked;
