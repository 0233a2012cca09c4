package dev.guestright.server.gateway;

import dev.guestright.charter.Charter;
import dev.guestright.charter.Door;

/** The charter that the door decides by, compiled once. */
public record CharterInForce(Charter charter, Door door) {}
