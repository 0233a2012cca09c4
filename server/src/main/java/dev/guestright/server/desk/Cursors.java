package dev.guestright.server.desk;

import dev.guestright.server.ids.ConversationId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Places in the list as an address holds them. */
final class Cursors {

  private Cursors() {}

  static String write(Conversations.Cursor cursor) {
    return cursor.dueAt() + "~" + cursor.id();
  }

  /** Returns the place that this text names; empty, and so the start, when it names none. */
  static Optional<Conversations.Cursor> read(String text) {
    String[] parts = text.split("~", 2);
    if (parts.length < 2) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Conversations.Cursor(
              Instant.parse(parts[0]), new ConversationId(UUID.fromString(parts[1]))));
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
