package dev.guestright.server.insight;

import dev.guestright.server.gateway.BreakGlass;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.trail.audit.AccessReviews;
import dev.guestright.server.trail.audit.Finding;
import dev.guestright.server.trail.audit.Findings;
import dev.guestright.server.trail.audit.Quarter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks through the use records of today and yesterday for what a person should look at, and opens
 * the access review of a quarter that is over. It looks at people: programs are bound to purposes
 * by their keys, and of a bias audit nobody sees more than totals. Every node may do it; what was
 * found once is found.
 */
@Component
class UnusualAccess {

  /** So many customers more than they answered, and so many times as many, is far more. */
  private static final int FAR_MORE = 20;

  private static final int TIMES_AS_MANY = 3;

  private static final LocalTime DAY_BEGINS = LocalTime.of(6, 0);
  private static final LocalTime DAY_ENDS = LocalTime.of(21, 0);

  private final JdbcTemplate house;
  private final Findings findings;
  private final AccessReviews reviews;
  private final Clock clock;

  UnusualAccess(JdbcTemplate house, Findings findings, AccessReviews reviews, Clock clock) {
    this.house = house;
    this.findings = findings;
    this.reviews = reviews;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 60_000, initialDelay = 10_000)
  void look() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    look(today.minusDays(1), ZoneId.systemDefault());
    look(today, ZoneId.systemDefault());
    reviews.open(Quarter.of(clock.instant()).before());
  }

  /**
   * Looks at one day in UTC.
   *
   * @param place where staff work: whose clock says what night is
   */
  void look(LocalDate day, ZoneId place) {
    brokenGlasses(day);
    manyCustomers(day);
    offHours(day, place);
    noConversation(day);
  }

  private void brokenGlasses(LocalDate day) {
    house.query(
        """
        SELECT staff_id, use_id
        FROM trail.use_record
        WHERE at >= ? AND at < ? AND actor = 'staff' AND starts_with(ground, ?)
        """,
        row -> {
          findings.note(
              Finding.Kind.BREAK_GLASS,
              new StaffId(row.getObject("staff_id", UUID.class)),
              row.getObject("use_id", UUID.class).toString(),
              1);
        },
        begin(day),
        begin(day.plusDays(1)),
        BreakGlass.GROUND);
  }

  /** Their queue explains the customers whom they answered. */
  private void manyCustomers(LocalDate day) {
    note(
        Finding.Kind.MANY_CUSTOMERS,
        day,
        """
        SELECT staff_id, opened AS count
        FROM (
          SELECT u.staff_id, count(DISTINCT u.customer_id) AS opened,
            count(DISTINCT m.customer_id) AS answered
          FROM trail.use_record u
          LEFT JOIN desk.message m
            ON m.customer_id = u.customer_id AND m.conversation_id = u.conversation_id
              AND m.staff_id = u.staff_id
          WHERE u.at >= ? AND u.at < ? AND u.actor = 'staff' AND u.role <> 'assistant' AND u.decision = 'permit'
            AND u.ground <> 'in-totals'
          GROUP BY u.staff_id
        ) each
        WHERE opened - answered >= ? AND opened >= ? * answered
        """,
        FAR_MORE,
        TIMES_AS_MANY);
  }

  private void offHours(LocalDate day, ZoneId place) {
    note(
        Finding.Kind.OFF_HOURS,
        day,
        """
        SELECT staff_id, count(*) AS count
        FROM trail.use_record
        WHERE at >= ? AND at < ? AND actor = 'staff' AND role <> 'assistant'
          AND decision = 'permit' AND ground <> 'in-totals'
          AND (extract(isodow FROM at AT TIME ZONE ?) > 5
            OR (at AT TIME ZONE ?)::time < ?::time
            OR (at AT TIME ZONE ?)::time >= ?::time)
        GROUP BY staff_id
        """,
        place.getId(),
        place.getId(),
        DAY_BEGINS.toString(),
        place.getId(),
        DAY_ENDS.toString());
  }

  private void noConversation(LocalDate day) {
    note(
        Finding.Kind.NO_CONVERSATION,
        day,
        """
        SELECT staff_id, count(*) AS count
        FROM trail.use_record
        WHERE at >= ? AND at < ? AND actor = 'staff' AND role <> 'assistant'
          AND decision = 'permit'
          AND conversation_id IS NULL AND NOT starts_with(ground, ?)
          AND ground NOT IN ('in-totals', 'the-customer-asked', 'review')
        GROUP BY staff_id
        """,
        BreakGlass.GROUND);
  }

  private void note(Finding.Kind kind, LocalDate day, String sql, Object... values) {
    Object[] all = new Object[values.length + 2];
    all[0] = begin(day);
    all[1] = begin(day.plusDays(1));
    System.arraycopy(values, 0, all, 2, values.length);
    house.query(
        sql,
        row -> {
          findings.note(
              kind,
              new StaffId(row.getObject("staff_id", UUID.class)),
              day.toString(),
              row.getInt("count"));
        },
        all);
  }

  private static OffsetDateTime begin(LocalDate day) {
    return day.atStartOfDay().atOffset(ZoneOffset.UTC);
  }
}
