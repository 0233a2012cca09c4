package dev.guestright.server.oversight.appeal;

import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.StaffId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One disagreement with one decision, as both sides see it. What the customer wrote, and the reason
 * of the answer, are not in it: those open at the door.
 *
 * @param parties everybody who had a part in the decision; none of them ever holds the appeal
 * @param holder who has it; once it is answered, who answered it
 * @param language the one in which the customer read the decision
 * @param dueOn the last day for an answer, in UTC
 * @param hasWords whether the customer said why
 */
public record Appeal(
    CustomerId customer,
    UUID id,
    About about,
    Set<StaffId> parties,
    Stage stage,
    Optional<StaffId> holder,
    String language,
    Instant filedAt,
    LocalDate dueOn,
    boolean hasWords,
    Optional<Answer> answer) {

  /** Half of what the law gives for requests (GDPR Art. 12(3)): somebody was decided about. */
  static final Period ANSWERED_WITHIN = Period.ofDays(14);

  public Appeal {
    parties = Set.copyOf(parties);
  }

  /**
   * A person's answer.
   *
   * @param id under which its reason is sealed
   */
  public record Answer(UUID id, Instant at, Undone undone) {}

  static LocalDate dueOn(Instant filed) {
    return LocalDate.ofInstant(filed, ZoneOffset.UTC).plus(ANSWERED_WITHIN);
  }

  /** Whether the last day went by without an answer. */
  public boolean isLate(Instant now) {
    return !stage.isAnswered() && LocalDate.ofInstant(now, ZoneOffset.UTC).isAfter(dueOn);
  }
}
