package dev.guestright.server.desk;

import dev.guestright.server.ids.ConversationId;

/**
 * Told to whoever listens in this process when what a customer wrote asks for a person at once. It
 * says where, not why, and is kept nowhere.
 */
public record PersonNeeded(String code, ConversationId conversation) {}
