package dev.guestright.server.trail;

import dev.guestright.server.ids.ConsentId;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.ids.UseId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The durable record of one decision of the door: who, whose, which data, why, when, and on which
 * yes. Permits and refusals alike.
 *
 * @param dataPoints what was released when the decision is a permit, else what was asked for
 * @param ground why: the name of the red line, rule, or basis that decided
 * @param consent the consent record that a permit rests on, where its purpose needs one
 */
public record UseRecord(
    CustomerId customer,
    UseId id,
    Instant at,
    Optional<StaffId> staff,
    String role,
    String purpose,
    Optional<String> play,
    Optional<String> action,
    Optional<ConversationId> conversation,
    Answered decision,
    String ground,
    List<String> dataPoints,
    Optional<ConsentId> consent,
    int charterVersion,
    long epoch) {

  /** Times are kept to the microsecond, so that a record read back is the one that was logged. */
  public UseRecord {
    at = at.truncatedTo(ChronoUnit.MICROS);
  }

  /** The four answers of the door, as the database names them. */
  public enum Answered {
    PERMIT("permit"),
    ASK_FIRST("ask-first"),
    REFUSE("refuse"),
    NEEDS_HUMAN("needs-human");

    private final String stored;

    Answered(String stored) {
      this.stored = stored;
    }

    public String stored() {
      return stored;
    }

    static Answered of(String stored) {
      for (Answered answered : values()) {
        if (answered.stored.equals(stored)) {
          return answered;
        }
      }
      throw new IllegalArgumentException("No decision is stored as '" + stored + "'");
    }
  }
}
