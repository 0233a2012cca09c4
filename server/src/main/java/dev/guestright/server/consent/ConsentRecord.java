package dev.guestright.server.consent;

import dev.guestright.server.ids.ConsentId;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.CustomerId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * One choice of one customer for one purpose, after ISO/IEC TS 27560: what was asked in which words
 * and language, what they did, with which control, where, when, and until when it holds.
 *
 * @param noticeDigest what the choice rests on; another digest is another question
 * @param noticeShown the words as the customer read them
 * @param control what they used, such as {@code button-yes}
 */
public record ConsentRecord(
    CustomerId customer,
    ConsentId id,
    String purpose,
    Act act,
    String noticeDigest,
    String noticeShown,
    String language,
    String control,
    String channel,
    Optional<ConversationId> conversation,
    Instant at,
    Optional<Instant> expiresAt) {

  /** Times are kept to the microsecond, so that a record read back is the one that was logged. */
  public ConsentRecord {
    at = at.truncatedTo(ChronoUnit.MICROS);
    expiresAt = expiresAt.map(time -> time.truncatedTo(ChronoUnit.MICROS));
  }

  /** The states that a choice can record. */
  public enum Act {
    GIVEN,
    REFUSED,
    WITHDRAWN,
    /** To a purpose that is told, not asked (GDPR Art. 21). */
    OBJECTED,
    OBJECTION_LIFTED;

    String stored() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Act of(String stored) {
      return valueOf(stored.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /** Whether the customer said yes here. */
  public boolean isYes() {
    return act == Act.GIVEN;
  }
}
