package dev.guestright.server.insight;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What a proposed charter would mean for this house, counted over its records. */
@Component
class CharterFigures {

  private final JdbcTemplate house;

  CharterFigures(JdbcTemplate house) {
    this.house = house;
  }

  /** What was answered, and what the proposed charter would have answered. */
  record Turn(String purpose, String was, String wasGround, String would, String wouldGround) {}

  /** How often. */
  record Turns(Turn turn, long count) {}

  /** One use that would have been answered otherwise. */
  record Use(UUID id, Instant at, Turn turn) {}

  /** How many uses staff asked for between two instants. */
  long uses(Instant from, Instant to) {
    return count(
        "SELECT count(*) FROM trail.use_record WHERE at >= ? AND at < ? AND actor = 'staff'",
        from.atOffset(ZoneOffset.UTC),
        to.atOffset(ZoneOffset.UTC));
  }

  /** What this version would have answered otherwise, the most frequent first. */
  List<Turns> turns(int version) {
    return house.query(
        """
        SELECT u.purpose, u.decision AS was, u.ground AS was_ground, d.decision AS would,
          d.ground AS would_ground, count(*) AS count
        FROM gateway.shadow_difference d
        JOIN trail.use_record u USING (customer_id, use_id)
        WHERE d.version = ?
        GROUP BY u.purpose, was, was_ground, would, would_ground
        ORDER BY count DESC, u.purpose, was, would
        """,
        (row, n) -> new Turns(turn(row), row.getLong("count")),
        version);
  }

  /** The newest uses that this version would have answered otherwise. */
  List<Use> newest(int version, int limit) {
    return house.query(
        """
        SELECT u.use_id, u.at, u.purpose, u.decision AS was, u.ground AS was_ground,
          d.decision AS would, d.ground AS would_ground
        FROM gateway.shadow_difference d
        JOIN trail.use_record u USING (customer_id, use_id)
        WHERE d.version = ?
        ORDER BY d.use_id DESC
        LIMIT ?
        """,
        (row, n) ->
            new Use(
                row.getObject("use_id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                turn(row)),
        version,
        limit);
  }

  private static Turn turn(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Turn(
        row.getString("purpose"),
        row.getString("was"),
        row.getString("was_ground"),
        row.getString("would"),
        row.getString("would_ground"));
  }

  /** How many customers have a standing yes to one of these purposes. */
  long customersWithAYesTo(Collection<String> purposes, Instant now) {
    return count(
        """
        SELECT count(DISTINCT customer_id)
        FROM (
          SELECT DISTINCT ON (customer_id, purpose) customer_id, act, expires_at
          FROM consent.consent_record
          WHERE purpose = ANY (?)
          ORDER BY customer_id, purpose, epoch DESC
        ) newest
        WHERE act = 'given' AND (expires_at IS NULL OR expires_at > ?)
        """,
        purposes.toArray(String[]::new),
        now.atOffset(ZoneOffset.UTC));
  }

  /** How many customers have something stored under one of these data points. */
  long customersWith(Collection<String> dataPoints) {
    return count(
        "SELECT count(DISTINCT customer_id) FROM vault.item WHERE data_point = ANY (?)",
        (Object) dataPoints.toArray(String[]::new));
  }

  private long count(String sql, Object... values) {
    return house.query(sql, (row, n) -> row.getLong(1), values).getFirst();
  }
}
