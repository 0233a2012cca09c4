package dev.guestright.server.insight;

import dev.guestright.server.gateway.InTotals;
import dev.guestright.server.ids.CustomerId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Reads what the house decided, for bias audits: of each customer one decision, drawn by the hash
 * of its id, so that no customer counts twice and the same window gives the same draw.
 */
@Component
class Decisions {

  private final JdbcTemplate house;

  Decisions(JdbcTemplate house) {
    this.house = house;
  }

  /** A window of time: from {@code since} until before {@code until}. */
  record Window(Instant since, Instant until) {}

  /** Gives each customer's drawn decision of this family. */
  void each(Subject.Family family, Window window, BiConsumer<CustomerId, Decision> decided) {
    house.query(
        switch (family) {
          case DOOR ->
              """
              SELECT DISTINCT ON (customer_id)
                customer_id, decision AS outcome, purpose AS within, NULL::double precision AS wait
              FROM trail.use_record
              WHERE at >= ? AND at < ? AND actor = 'staff'
                AND purpose NOT IN ('check-for-bias', 'rights-request', 'appeal', 'review')
              ORDER BY customer_id, md5(use_id::text)
              """;
          case SUGGESTIONS ->
              """
              SELECT DISTINCT ON (u.customer_id)
                u.customer_id, CASE WHEN o.shown THEN 'shown' ELSE 'kept' END AS outcome,
                u.play AS within, NULL::double precision AS wait
              FROM trail.use_record u
              JOIN trail.use_outcome o USING (customer_id, use_id)
              WHERE u.at >= ? AND u.at < ? AND u.actor = 'staff' AND u.play IS NOT NULL
              ORDER BY u.customer_id, md5(u.use_id::text)
              """;
          case REPLIES ->
              """
              SELECT DISTINCT ON (c.customer_id)
                c.customer_id, CASE WHEN a.at IS NULL THEN 'waits' ELSE 'answered' END AS outcome,
                c.topic AS within, extract(epoch FROM a.at - c.opened_at)::double precision AS wait
              FROM desk.conversation c
              CROSS JOIN LATERAL (
                SELECT min(m.sent_at) AS at
                FROM desk.message m
                WHERE m.customer_id = c.customer_id AND m.conversation_id = c.conversation_id
                  AND m.author = 'agent') a
              WHERE c.opened_at >= ? AND c.opened_at < ?
              ORDER BY c.customer_id, md5(c.conversation_id::text)
              """;
        },
        row -> {
          @Nullable Object wait = row.getObject("wait");
          decided.accept(
              new CustomerId(row.getObject("customer_id", UUID.class)),
              new Decision(
                  row.getString("outcome"),
                  row.getString("within"),
                  wait instanceof Double seconds ? seconds : null));
        },
        utc(window.since()),
        utc(window.until()));
  }

  /**
   * Returns the customers whose newest word to bias audits is yes and who told something for them.
   * It saves the door the others, of whom it would record a refusal each time; the door decides.
   */
  List<CustomerId> mayBeCounted(List<String> dataPoints) {
    return house.query(
        """
        SELECT customer_id
        FROM (
          SELECT DISTINCT ON (customer_id) customer_id, act
          FROM consent.consent_record
          WHERE purpose = ?
          ORDER BY customer_id, epoch DESC
        ) newest
        WHERE act = 'given'
          AND EXISTS (
            SELECT 1
            FROM vault.item i
            WHERE i.customer_id = newest.customer_id AND i.data_point = ANY (?))
        ORDER BY customer_id
        """,
        (row, n) -> new CustomerId(row.getObject("customer_id", UUID.class)),
        InTotals.PURPOSE,
        dataPoints.toArray(String[]::new));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
