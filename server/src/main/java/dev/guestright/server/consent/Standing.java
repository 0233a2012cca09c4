package dev.guestright.server.consent;

import dev.guestright.charter.Choice;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a customer's choices stand at one epoch: the newest record of each purpose. Silence is no:
 * a purpose that is not here was never allowed.
 */
public record Standing(long epoch, byte[] salt, Map<String, ConsentRecord> newest) {

  public Optional<ConsentRecord> on(String purpose) {
    return Optional.ofNullable(newest.get(purpose));
  }

  /** The choices as the charter's door reads them. */
  public Map<String, Choice> choices() {
    return newest.values().stream()
        .collect(
            Collectors.toMap(
                ConsentRecord::purpose,
                record ->
                    new Choice(
                        record.isYes(), record.noticeDigest(), record.at(), record.expiresAt())));
  }
}
