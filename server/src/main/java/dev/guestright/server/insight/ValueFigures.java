package dev.guestright.server.insight;

import dev.guestright.fairness.stats.Estimate;
import dev.guestright.fairness.stats.Quantile;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Counts what plays and data points were good for (house rule 10). Counts only, of nobody. */
@Component
class ValueFigures {

  /** Fewer conversations say nothing about how long it takes. */
  static final int ENOUGH = 10;

  private final JdbcTemplate house;

  ValueFigures(JdbcTemplate house) {
    this.house = house;
  }

  /** Returns what each play that asked for data since then was good for, by name. */
  List<PlayValue> plays(Instant since) {
    OffsetDateTime from = since.atOffset(ZoneOffset.UTC);
    return house.query(
        """
        SELECT u.play,
          count(DISTINCT u.conversation_id) AS released,
          count(DISTINCT s.conversation_id) AS shown,
          count(DISTINCT s.conversation_id) FILTER (WHERE s.fate = 'taken') AS taken,
          count(DISTINCT s.conversation_id) FILTER (WHERE s.fate = 'edited') AS edited,
          count(DISTINCT s.conversation_id) FILTER (WHERE s.fate = 'dismissed') AS dismissed
        FROM trail.use_record u
        LEFT JOIN assist.suggestion s USING (customer_id, use_id)
        WHERE u.at >= ? AND u.play IS NOT NULL AND u.decision = 'permit'
        GROUP BY u.play
        ORDER BY u.play
        """,
        (row, n) -> {
          String play = row.getString("play");
          return new PlayValue(
              play,
              row.getLong("released"),
              row.getLong("shown"),
              row.getLong("taken"),
              row.getLong("edited"),
              row.getLong("dismissed"),
              half(seconds(play, from, true)),
              half(seconds(play, from, false)));
        },
        from);
  }

  /**
   * How long closed conversations took from the first word to the last, shortest first. Those
   * without the play are about topics about which it was sent.
   */
  private long[] seconds(String play, OffsetDateTime from, boolean sent) {
    return house
        .query(
            """
            WITH talk AS (
              SELECT c.topic,
                extract(epoch FROM c.last_message_at - c.opened_at)::bigint AS seconds,
                EXISTS (
                  SELECT FROM assist.suggestion s
                  WHERE s.customer_id = c.customer_id AND s.conversation_id = c.conversation_id
                    AND s.play = ? AND s.fate IN ('taken', 'edited')) AS sent
              FROM desk.conversation c
              WHERE c.state = 'closed' AND c.opened_at >= ?)
            SELECT seconds
            FROM talk
            WHERE sent = ? AND topic IN (SELECT topic FROM talk WHERE sent)
            ORDER BY seconds
            """,
            (row, n) -> row.getLong("seconds"),
            play,
            from,
            sent)
        .stream()
        .mapToLong(Long::longValue)
        .toArray();
  }

  /** The time within which half of them were over, with its interval. */
  static Optional<Estimate> half(long... sorted) {
    if (sorted.length < ENOUGH) {
      return Optional.empty();
    }
    Quantile median = new Quantile(sorted.length, 0.5, 1);
    return Optional.of(
        median.of(
            LongStream.of(median.ranks())
                .mapToDouble(rank -> sorted[Math.toIntExact(rank)])
                .toArray()));
  }

  /** How often a data point was released, and for how many suggestions that were sent. */
  record DataValue(String dataPoint, long released, long shown, long sent) {}

  /** Returns how often each data point was released for a play since then, and what came of it. */
  List<DataValue> data(Instant since) {
    return house.query(
        """
        SELECT point AS data_point,
          count(*) AS released,
          count(s.use_id) AS shown,
          count(*) FILTER (WHERE s.fate IN ('taken', 'edited')) AS sent
        FROM trail.use_record u
        CROSS JOIN LATERAL unnest(u.data_points) AS point
        LEFT JOIN assist.suggestion s USING (customer_id, use_id)
        WHERE u.at >= ? AND u.play IS NOT NULL AND u.decision = 'permit'
        GROUP BY point
        ORDER BY point
        """,
        (row, n) ->
            new DataValue(
                row.getString("data_point"),
                row.getLong("released"),
                row.getLong("shown"),
                row.getLong("sent")),
        since.atOffset(ZoneOffset.UTC));
  }
}
