package dev.guestright.server.desk;

import dev.guestright.server.vault.Item;

/** A conversation with one message of it, on the way in, as imports and chats bring it. */
public record NewConversation(Conversation conversation, Message message, Item words) {}
