/**
 * THE DOOR: the one place that releases customer data. It asks the charter, makes the use record
 * durable, and only then decrypts. A choice that changed in between sends the request back to be
 * decided anew.
 */
@NullMarked
package dev.guestright.server.gateway;

import org.jspecify.annotations.NullMarked;
