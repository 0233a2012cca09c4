package dev.guestright.server.gateway;

import dev.guestright.charter.Charter;
import dev.guestright.charter.Door;
import java.time.Instant;

/** The charter that the door decides by, compiled once. */
public record CharterInForce(Charter charter, Door door, String digest, Instant since) {}
