package dev.guestright.server.ids;

import java.util.UUID;

/** An opaque reference to one consent record. */
public record ConsentId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
