package dev.guestright.server.consent;

import dev.guestright.charter.Choice;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a customer's choices stand at one epoch: the newest record of each purpose. Silence is no:
 * a purpose that is not here was never allowed.
 *
 * @param minor whether they are too young to consent alone
 * @param restricted the data points that stay and are not used
 */
public record Standing(
    long epoch,
    byte[] salt,
    Map<String, ConsentRecord> newest,
    boolean minor,
    Set<String> restricted) {

  public Optional<ConsentRecord> on(String purpose) {
    return Optional.ofNullable(newest.get(purpose));
  }

  /** Whether the customer objects to this purpose. */
  public boolean objectsTo(String purpose) {
    return on(purpose).filter(record -> record.act() == ConsentRecord.Act.OBJECTED).isPresent();
  }

  /** The choices as the charter's door reads them. */
  public Map<String, Choice> choices() {
    return newest.values().stream()
        .filter(record -> record.act() != ConsentRecord.Act.OBJECTION_LIFTED)
        .collect(
            Collectors.toMap(
                ConsentRecord::purpose,
                record ->
                    new Choice(
                        record.isYes(), record.noticeDigest(), record.at(), record.expiresAt())));
  }
}
