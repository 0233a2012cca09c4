/**
 * Which queue a message goes to, how soon it needs somebody, and why. What the choice may rest on
 * is a closed list ({@link dev.guestright.server.routing.router.RoutableMessage}); each choice is
 * recorded, explained in words, told to the customer and open to appeal. It keeps no words of
 * customers, only where in a message they stand.
 */
@NullMarked
package dev.guestright.server.routing;

import org.jspecify.annotations.NullMarked;
