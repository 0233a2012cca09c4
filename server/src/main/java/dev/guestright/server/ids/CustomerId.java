package dev.guestright.server.ids;

import java.util.UUID;

/** An opaque reference to one customer. It is no secret and says nothing about the person. */
public record CustomerId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
