/**
 * The ways in: how staff sign in, set up and look after their account, and how an administrator
 * looks after accounts. Who somebody is is decided by {@code identity}; here it gets its pages.
 */
@NullMarked
package dev.guestright.server.entrance;

import org.jspecify.annotations.NullMarked;
