package dev.guestright.server.desk;

import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.CustomerId;

/** Told to whoever listens in this process, after a customer's message is durable. */
public record CustomerWrote(CustomerId customer, ConversationId conversation) {}
