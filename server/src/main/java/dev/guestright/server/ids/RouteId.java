package dev.guestright.server.ids;

import java.util.UUID;

/** An opaque reference to one decision of where a message goes. */
public record RouteId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
