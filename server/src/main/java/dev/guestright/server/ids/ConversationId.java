package dev.guestright.server.ids;

import java.util.UUID;

/** An opaque reference to one conversation. */
public record ConversationId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
