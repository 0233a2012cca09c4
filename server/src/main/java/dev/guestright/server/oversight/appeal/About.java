package dev.guestright.server.oversight.appeal;

import dev.guestright.server.ids.ConversationId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The decision that an appeal is about.
 *
 * @param id the use's id, or for {@link Kind#SUGGESTED} the message's, or for {@link Kind#ROUTED}
 *     the route's
 */
public record About(Kind kind, UUID id, Optional<ConversationId> within, Instant decidedAt) {

  /** What was decided. What undoing each of them means stands in {@link Undo}. */
  public enum Kind {
    /** The door kept data closed, so help that rests on it did not come. */
    STAYED_CLOSED,
    /** The door released data. */
    RELEASED,
    /** The door released data outside of any conversation, for a reason that somebody gave. */
    LOOKED_OUTSIDE,
    /** A message rests on what was suggested from data. */
    SUGGESTED,
    /** A message went into a queue, with a head start or none. */
    ROUTED;

    /** Returns how the database, the log and the keys of words name it. */
    public String stored() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind of(String stored) {
      return valueOf(stored.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }
}
