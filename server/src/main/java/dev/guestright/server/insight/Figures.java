package dev.guestright.server.insight;

import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Counts over the records of this house. No figure is about one person. */
@Component
class Figures {

  private final JdbcTemplate house;

  Figures(JdbcTemplate house) {
    this.house = house;
  }

  /** How often something was, by its name. */
  record Count(String name, long count) {}

  /** The newest checkpoint: how many entries it covers, the tree's root, and when. */
  record LogState(long size, String root, Instant at) {}

  List<Count> permittedByPurpose(Instant since) {
    return counts(
        """
        SELECT purpose AS name, count(*) AS count
        FROM trail.use_record
        WHERE at >= ? AND actor = 'staff' AND decision = 'permit'
        GROUP BY purpose
        ORDER BY count DESC, name
        """,
        since);
  }

  List<Count> heldBackByGround(Instant since) {
    return counts(
        """
        SELECT ground AS name, count(*) AS count
        FROM trail.use_record
        WHERE at >= ? AND actor = 'staff' AND decision <> 'permit'
        GROUP BY ground
        ORDER BY count DESC, name
        """,
        since);
  }

  List<Count> choices(Instant since) {
    return counts(
        """
        SELECT act AS name, count(DISTINCT customer_id) AS count
        FROM consent.consent_record
        WHERE at >= ?
        GROUP BY act
        """,
        since);
  }

  List<Count> customersByDataPoint() {
    return house.query(
        """
        SELECT data_point AS name, count(DISTINCT customer_id) AS count
        FROM vault.item
        GROUP BY data_point
        """,
        (row, n) -> new Count(row.getString("name"), row.getLong("count")));
  }

  private List<Count> counts(String sql, Instant since) {
    return house.query(
        sql,
        (row, n) -> new Count(row.getString("name"), row.getLong("count")),
        since.atOffset(ZoneOffset.UTC));
  }

  Optional<LogState> log() {
    return house
        .query(
            "SELECT size, note, at FROM trail.checkpoint ORDER BY size DESC LIMIT 1",
            (ResultSet row, int n) ->
                new LogState(
                    row.getLong("size"),
                    row.getString("note").lines().skip(2).findFirst().orElse(""),
                    row.getObject("at", OffsetDateTime.class).toInstant()))
        .stream()
        .findFirst();
  }

  Optional<Instant> factAt(String name) {
    return house
        .query(
            "SELECT at FROM house.fact WHERE name = ?",
            (row, n) -> row.getObject("at", OffsetDateTime.class).toInstant(),
            name)
        .stream()
        .findFirst();
  }
}
