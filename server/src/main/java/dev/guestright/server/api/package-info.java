/**
 * The REST interface for programs with a key: they ask the door as anybody does, and get what it
 * answers. What is documented here is served as OpenAPI 3.1 and checked in.
 */
@NullMarked
package dev.guestright.server.api;

import org.jspecify.annotations.NullMarked;
