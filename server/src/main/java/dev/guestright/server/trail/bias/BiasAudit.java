package dev.guestright.server.trail.bias;

import dev.guestright.server.ids.StaffId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * One audit of the house's own decisions.
 *
 * @param about the model that is to be promoted, or the finding that is looked at again; else empty
 * @param askedBy the person in whose name it counts
 * @param owner the person who answers for what it finds
 * @param since decisions from then on, until {@code until}
 */
public record BiasAudit(
    UUID id,
    Cause cause,
    String about,
    StaffId askedBy,
    StaffId owner,
    Instant since,
    Instant until,
    Instant startedAt,
    State state) {

  /** Why there was an audit. */
  public enum Cause {
    /** A person asked for it. */
    ASKED,
    /** It was time. */
    SCHEDULE,
    /** To see whether an answered finding is gone. */
    AGAIN,
    /** A model is to decide. */
    PROMOTION;

    public String stored() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Cause of(String stored) {
      return valueOf(stored.toUpperCase(Locale.ROOT));
    }
  }

  /** How far it is. */
  public sealed interface State {

    /** It counts, or the server ended while it did. */
    record Running() implements State {}

    /** Its report, and how many customers' attributes were counted. */
    record Done(Instant at, int counted, String report) implements State {}

    /** It could not be done; {@code trouble} says why, in a word for {@code bias.trouble.…}. */
    record Failed(Instant at, String trouble) implements State {}
  }
}
