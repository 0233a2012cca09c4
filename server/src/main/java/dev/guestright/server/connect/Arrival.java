package dev.guestright.server.connect;

import dev.guestright.server.desk.NewConversation;
import dev.guestright.server.vault.Item;
import java.util.List;
import java.util.Optional;

/**
 * What one good row brings into the house.
 *
 * @param minor whether the customer is too young to consent alone; empty when the row does not say
 */
record Arrival(long line, NewConversation message, List<Item> facts, Optional<Boolean> minor) {}
