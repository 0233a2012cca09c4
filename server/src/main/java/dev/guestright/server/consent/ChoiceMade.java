package dev.guestright.server.consent;

import dev.guestright.server.ids.CustomerId;

/** Told to whoever listens in this process, after a choice is durable and holds. */
public record ChoiceMade(CustomerId customer, String purpose, boolean yes) {}
