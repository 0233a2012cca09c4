package dev.guestright.server.privacy;

import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.StaffId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * One exercise of a right, as both sides see it. What the customer wrote is not in it: that opens
 * at the door.
 *
 * @param dataPoint what it is about, when it is about one thing
 * @param item the fact that it is about
 * @param dueOn the last day for an answer, as it stands now
 * @param extension why it takes longer than a month, if it does
 */
public record Request(
    CustomerId customer,
    UUID id,
    Right right,
    Progress progress,
    Optional<String> dataPoint,
    Optional<UUID> item,
    String askedBy,
    Instant askedAt,
    LocalDate dueOn,
    Optional<Extension> extension,
    Optional<Instant> answeredAt,
    Optional<StaffId> answeredBy,
    Optional<Reason> reason) {

  /**
   * The last day for an answer: one month on, by the calendar in UTC (GDPR Art. 12(3); Regulation
   * 1182/71 Art. 3(2)(c)): a request of 31 January is due by the end of February. That a deadline
   * moves on over weekends and holidays we do not use.
   */
  public static LocalDate dueOn(Instant asked) {
    return LocalDate.ofInstant(asked, ZoneOffset.UTC).plusMonths(1);
  }

  /** The last day when it takes longer: two months more. */
  public LocalDate longerDueOn() {
    return LocalDate.ofInstant(askedAt, ZoneOffset.UTC).plusMonths(3);
  }

  /** Whether it may still take longer: once, and told before the first month is over. */
  public boolean mayTakeLonger(Instant now) {
    return extension.isEmpty() && !progress.isAnswered() && !isLate(now);
  }

  /** Whether the last day went by without an answer. */
  public boolean isLate(Instant now) {
    return !progress.isAnswered() && LocalDate.ofInstant(now, ZoneOffset.UTC).isAfter(dueOn);
  }
}
