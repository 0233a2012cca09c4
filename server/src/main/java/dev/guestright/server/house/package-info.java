/**
 * What the house stands on: its data directory, its keys, its PostgreSQL. Everything here exists
 * before the first room opens and outlives the last. Promises: the database is durable, the keys
 * are readable by their owner alone, two servers never share one directory.
 */
@NullMarked
package dev.guestright.server.house;

import org.jspecify.annotations.NullMarked;
