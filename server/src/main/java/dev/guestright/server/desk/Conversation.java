package dev.guestright.server.desk;

import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.CustomerId;
import java.time.Instant;

/**
 * A conversation as the list shows it: nothing here names the customer.
 *
 * @param code a short name to say aloud, such as {@code K7Q2M}
 * @param topic what it is about: the intent read from the message, or what an import named
 */
public record Conversation(
    CustomerId customer,
    ConversationId id,
    String code,
    String channel,
    String language,
    String topic,
    State state,
    Instant openedAt,
    Instant lastMessageAt) {

  /** The same conversation seen from another of its messages: it spans both. */
  Conversation with(Conversation other) {
    Conversation first = other.openedAt.isBefore(openedAt) ? other : this;
    Instant last = other.lastMessageAt.isAfter(lastMessageAt) ? other.lastMessageAt : lastMessageAt;
    return first.until(last);
  }

  /** The same conversation with this as its last message's time. */
  Conversation until(Instant last) {
    return new Conversation(customer, id, code, channel, language, topic, state, openedAt, last);
  }

  /** An open conversation waits for somebody; a closed one is done. */
  public enum State {
    OPEN,
    CLOSED;

    public String stored() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    static State of(String stored) {
      return valueOf(stored.toUpperCase(java.util.Locale.ROOT));
    }
  }
}
