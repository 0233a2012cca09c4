package dev.guestright.server.desk;

import tools.jackson.databind.json.JsonMapper;

/** A past conversation as the vault keeps it: what was asked, and what solved it. */
public record PastConversation(String topic, String asked, String solution) {

  private static final JsonMapper JSON = new JsonMapper();

  /** The form in which it lies in the vault. */
  public String json() {
    return JSON.writeValueAsString(this);
  }
}
