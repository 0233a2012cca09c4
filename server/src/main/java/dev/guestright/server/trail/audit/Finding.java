package dev.guestright.server.trail.audit;

import dev.guestright.server.ids.StaffId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Something about one person's use of data that somebody should look at. It is no accusation: most
 * have a good reason, and the words that close it say which.
 *
 * @param about the day, or the use, that it is about
 * @param count how many: customers, or uses
 */
public record Finding(
    UUID id, Kind kind, StaffId staff, String about, int count, Instant foundAt, State state) {

  /** Who closed it; empty while it is open. */
  public Optional<StaffId> closedBy() {
    return state instanceof State.Closed closed ? Optional.of(closed.by()) : Optional.empty();
  }

  /** What looked unusual. */
  public enum Kind {
    /** They opened far more customers than they answered. */
    MANY_CUSTOMERS,
    /** They used data at night or at the weekend. */
    OFF_HOURS,
    /** They used data with no conversation, and without breaking the glass. */
    NO_CONVERSATION,
    /** They used data outside a conversation, for a reason that they gave. */
    BREAK_GLASS,
    /** A decision in which they had a part was overturned on a customer's appeal. */
    OVERTURNED,
    /** Their newest reviews all agree with the machine, each within seconds. */
    AGREES_AT_A_GLANCE;

    /** Whether it is about one decision, and not about a day. */
    public boolean isAboutOneDecision() {
      return this == BREAK_GLASS || this == OVERTURNED;
    }

    public String stored() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind of(String stored) {
      return valueOf(stored.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /** Open, until a person closes it with words; closed is for ever. */
  public sealed interface State {

    /** Nobody has looked yet. */
    record Open() implements State {}

    /** A person has looked, and said what it was. */
    record Closed(StaffId by, Instant at, String words) implements State {}
  }
}
