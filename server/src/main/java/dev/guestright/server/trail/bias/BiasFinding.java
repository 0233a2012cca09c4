package dev.guestright.server.trail.bias;

import dev.guestright.server.ids.StaffId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A difference between groups of customers that somebody must answer for.
 *
 * @param audit the audit that found it
 * @param difference what differs
 * @param owner the person who answers for it
 * @param stage where it stands
 * @param answer the newest answer, if there is one
 * @param closedAt when an audit did not find it any more
 */
public record BiasFinding(
    UUID id,
    UUID audit,
    Difference difference,
    StaffId owner,
    Stage stage,
    Instant foundAt,
    Optional<Answer> answer,
    Optional<Instant> closedAt) {

  /** A person's words about a finding. */
  public record Answer(StaffId by, Instant at, String words) {}

  /** What makes two findings the same: who differs, in what. */
  public record Key(String subject, String attribute, String who) {}

  /**
   * One group beside its reference.
   *
   * @param kind what sort of difference, as the audits' library names it
   * @param own the group's rate; for waits the chance that theirs is the longer one
   * @param others the reference's rate; for waits one half
   * @param low the lower end of the 95 % interval of the difference; {@code NaN} where none is
   *     known
   * @param high its upper end
   * @param size how many customers the group has
   */
  public record Difference(
      Key key,
      String reference,
      String kind,
      String severity,
      double own,
      double others,
      double low,
      double high,
      long size) {}
}
