package dev.guestright.server.oversight.review;

import dev.guestright.server.ids.StaffId;
import dev.guestright.server.trail.audit.Finding;
import dev.guestright.server.trail.audit.Findings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * How people look at what machines propose: how often they differ, and for how long they look. It
 * tells no case. Somebody who agrees with everything within seconds is shown to the leads.
 */
@Component
class Looking {

  /** Fewer say nothing about a habit. */
  static final int A_HABIT = 10;

  /** Nobody reads a case, thinks, and writes a reason in less. */
  static final Duration A_GLANCE = Duration.ofSeconds(30);

  private final JdbcTemplate house;
  private final Findings findings;

  Looking(JdbcTemplate house, Findings findings) {
    this.house = house;
    this.findings = findings;
  }

  /**
   * One person's reviews.
   *
   * @param differed how often they decided otherwise than was proposed
   * @param changed how often they decided otherwise than their own first view
   * @param median how long they looked, from the case to the decision, half the time
   */
  record Figures(StaffId who, long decided, long differed, long changed, Duration median) {}

  /** Returns everybody's figures since a time, whoever decided most first. */
  List<Figures> since(Instant since) {
    return house.query(
        """
        SELECT staff_id, count(*) AS decided,
          count(*) FILTER (WHERE differs) AS differed,
          count(*) FILTER (WHERE view <> decision) AS changed,
          percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM decided_at - taken_at))
            AS median
        FROM oversight.review_look
        WHERE decided_at >= ?
        GROUP BY staff_id
        ORDER BY decided DESC, staff_id
        """,
        (row, n) ->
            new Figures(
                new StaffId(row.getObject("staff_id", UUID.class)),
                row.getLong("decided"),
                row.getLong("differed"),
                row.getLong("changed"),
                Duration.ofSeconds(Math.round(row.getDouble("median")))),
        since.atOffset(ZoneOffset.UTC));
  }

  /** Notes somebody whose newest reviews are all agreed to at a glance, once a day. */
  void note(StaffId who, Instant now) {
    Long glances =
        house.queryForObject(
            """
            SELECT count(*) FILTER (WHERE NOT differs AND decided_at - taken_at < ? * interval '1 s')
            FROM (
              SELECT differs, decided_at, taken_at
              FROM oversight.review_look
              WHERE staff_id = ? AND decided_at IS NOT NULL
              ORDER BY decided_at DESC
              LIMIT ?) newest
            """,
            Long.class,
            A_GLANCE.toSeconds(),
            who.value(),
            A_HABIT);
    if (glances != null && glances == A_HABIT) {
      LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
      findings.note(Finding.Kind.AGREES_AT_A_GLANCE, who, today.toString(), A_HABIT);
    }
  }
}
