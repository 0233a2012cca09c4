/**
 * Where a message belongs and how soon it needs somebody: a function of what it says, its language,
 * the product that it names, the channel, and how long its writer has waited. Nothing else can come
 * in: {@link dev.guestright.server.routing.router.RoutableMessage} has no room for who wrote it.
 *
 * <p>No time, no randomness, no database: the same message and the same plan give the same route.
 */
@NullMarked
package dev.guestright.server.routing.router;

import org.jspecify.annotations.NullMarked;
