package dev.guestright.server.oversight.review;

import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.ids.UseId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A significant action that waits for a person, or waited. What the machine proposed is not in it:
 * whoever looks gets that from {@link Reviews#proposal} once they have said what they think.
 *
 * @param use the door's own record of it, which says that it needs a person
 * @param program who proposed it
 * @param action as the charter names it
 * @param fourEyes whether two people must say that it should be done
 * @param holder who looks at it; once it is decided, who decided
 * @param first the first of two, who said that it should be done
 * @param escalatedAt when its time was over: from then on a lead must see to it
 */
public record Review(
    CustomerId customer,
    UUID id,
    UseId use,
    StaffId program,
    String purpose,
    Set<String> data,
    String action,
    boolean fourEyes,
    Stage stage,
    Optional<StaffId> holder,
    Optional<StaffId> first,
    Instant proposedAt,
    Instant dueAt,
    Optional<Instant> escalatedAt,
    Optional<Instant> decidedAt) {

  /** Long enough for a weekend and a day, short enough for somebody who waits for their money. */
  static final Duration DECIDED_WITHIN = Duration.ofDays(3);

  public Review {
    data = Set.copyOf(data);
  }

  /** Whether its time went by without a decision. */
  public boolean isLate(Instant now) {
    return !stage.isDecided() && now.isAfter(dueAt);
  }
}
