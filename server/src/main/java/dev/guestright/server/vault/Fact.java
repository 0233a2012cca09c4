package dev.guestright.server.vault;

import java.time.Instant;
import java.util.UUID;

/** One fact as it comes out of the vault. Its text never holds the value. */
public record Fact(
    String dataPoint,
    UUID id,
    String source,
    String value,
    Instant observedAt,
    Instant storedAt,
    Instant keepUntil) {

  @Override
  public String toString() {
    return "Fact[" + dataPoint + " " + id + "]";
  }
}
