package dev.guestright.server.ids;

import java.util.UUID;

/** An opaque reference to one member of staff. */
public record StaffId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
