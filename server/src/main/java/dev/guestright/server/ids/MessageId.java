package dev.guestright.server.ids;

import java.util.UUID;

/** An opaque reference to one message. */
public record MessageId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
