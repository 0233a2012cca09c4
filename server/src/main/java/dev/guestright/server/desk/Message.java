package dev.guestright.server.desk;

import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.MessageId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.ids.UseId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who wrote when, without the words: those are an item of the vault with the same id.
 *
 * @param by the member of staff who wrote it; empty when the customer did, or when an import does
 *     not say
 * @param uses the uses of data that a reply rests on
 */
public record Message(
    CustomerId customer,
    ConversationId conversation,
    MessageId id,
    Author author,
    Optional<StaffId> by,
    Instant sentAt,
    List<UseId> uses) {

  /** Which side wrote. */
  public enum Author {
    CUSTOMER,
    AGENT;

    String stored() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Author of(String stored) {
      return valueOf(stored.toUpperCase(java.util.Locale.ROOT));
    }
  }
}
