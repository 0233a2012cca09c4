package dev.guestright.server.ids;

import java.util.UUID;

/** An opaque reference to one use record. */
public record UseId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
