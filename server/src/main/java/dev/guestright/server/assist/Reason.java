package dev.guestright.server.assist;

import dev.guestright.charter.Signal;

/** One thing about the moment that made a play fit: the signal and what it was. */
public record Reason(Signal signal, String value) {}
