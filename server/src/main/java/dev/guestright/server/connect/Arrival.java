package dev.guestright.server.connect;

import dev.guestright.server.desk.NewConversation;
import dev.guestright.server.vault.Item;
import java.util.List;

/** What one good row brings into the house. */
record Arrival(long line, NewConversation message, List<Item> facts) {}
