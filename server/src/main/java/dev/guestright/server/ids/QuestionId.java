package dev.guestright.server.ids;

import java.util.UUID;

/** An opaque reference to one consent question put to a customer. */
public record QuestionId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
