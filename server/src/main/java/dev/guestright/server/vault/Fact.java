package dev.guestright.server.vault;

import java.time.Instant;
import java.util.UUID;

/**
 * One fact as it comes out of the vault, or past it. Its text never holds the value.
 *
 * @param passing whether it was fetched for this use alone, and is stored nowhere here; its {@code
 *     storedAt} and {@code keepUntil} are then the moment at which it was fetched
 */
public record Fact(
    String dataPoint,
    UUID id,
    String source,
    String value,
    Instant observedAt,
    Instant storedAt,
    Instant keepUntil,
    boolean passing) {

  /** A fact that is not kept. */
  public static Fact passing(
      String dataPoint, UUID id, String source, String value, Instant observedAt, Instant now) {
    return new Fact(dataPoint, id, source, value, observedAt, now, now, true);
  }

  @Override
  public String toString() {
    return "Fact[" + dataPoint + " " + id + "]";
  }
}
