package dev.guestright.server.vault;

import dev.guestright.server.ids.CustomerId;
import java.time.Instant;
import java.util.UUID;

/**
 * One fact about one customer, to be sealed. Its text never holds the value.
 *
 * @param observedAt when the fact became true or known where it comes from
 */
public record Item(
    CustomerId customer,
    String dataPoint,
    UUID id,
    String source,
    String value,
    Instant observedAt) {

  @Override
  public String toString() {
    return "Item[" + dataPoint + " " + id + "]";
  }
}
