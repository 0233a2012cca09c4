package dev.guestright.server.trail.bias;

import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.trail.Act;
import dev.guestright.server.trail.Entry;
import dev.guestright.server.trail.Trail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The audits that were made. One that has ended is never changed; the log vouches for it. */
public final class BiasAudits {

  /** One that takes longer was broken off, and does not keep the next one waiting. */
  private static final Duration LONGEST = Duration.ofHours(6);

  private final JdbcTemplate house;
  private final TransactionTemplate together;
  private final Trail trail;
  private final Clock clock;

  public BiasAudits(DataSource house, Clock clock) {
    this.house = new JdbcTemplate(house);
    this.together = new TransactionTemplate(new DataSourceTransactionManager(house));
    this.trail = new Trail(this.house);
    this.clock = clock;
  }

  /**
   * Notes that an audit begins, unless one of the same cause is running on any node.
   *
   * @param notBefore nothing begins either when one of a regular cause began after this moment
   */
  public Optional<BiasAudit> begin(
      BiasAudit.Cause cause,
      String about,
      StaffId askedBy,
      StaffId owner,
      Instant since,
      Instant notBefore) {
    Instant now = clock.instant();
    BiasAudit audit =
        new BiasAudit(
            NewId.next(),
            cause,
            about,
            askedBy,
            owner,
            since,
            now,
            now,
            new BiasAudit.State.Running());
    return Optional.ofNullable(
        together.execute(transaction -> {
          house.query("SELECT pg_advisory_xact_lock(hashtext('trail.bias_audit'))", row -> {});
          int begun =
              house.update(
                  """
                  INSERT INTO trail.bias_audit
                    (audit_id, cause, about, asked_by, owner, since, until, started_at)
                  SELECT ?, ?, ?, ?, ?, ?, ?, ?
                  WHERE NOT EXISTS (
                    SELECT 1
                    FROM trail.bias_audit
                    WHERE (ended_at IS NULL AND started_at > ? AND cause = ? AND about = ?)
                      OR (cause IN ('asked', 'schedule') AND started_at > ?))
                  """,
                  audit.id(),
                  cause.stored(),
                  about,
                  askedBy.value(),
                  owner.value(),
                  utc(since),
                  utc(now),
                  utc(now),
                  utc(now.minus(LONGEST)),
                  cause.stored(),
                  about,
                  utc(notBefore.isAfter(now) ? now : notBefore));
          return begun == 1 ? audit : null;
        }));
  }

  /**
   * Keeps an audit's report together with what follows from it: both stand, or neither.
   *
   * @param conclusion opens and closes findings in the same transaction
   */
  public void end(BiasAudit audit, int counted, String report, Runnable conclusion) {
    Instant now = clock.instant();
    together.executeWithoutResult(transaction -> {
      house.update(
          "UPDATE trail.bias_audit SET ended_at = ?, counted = ?, report = ? WHERE audit_id = ?",
          utc(now),
          counted,
          report,
          audit.id());
      trail.append(
          Entry.ofHouse(
              Act.BIAS_AUDIT,
              NewId.next(),
              now,
              Map.of(
                  "audit",
                  audit.id().toString(),
                  "cause",
                  audit.cause().stored(),
                  "by",
                  audit.askedBy().toString(),
                  "since",
                  audit.since().toString(),
                  "until",
                  audit.until().toString(),
                  "report",
                  Entry.digest(report))));
      conclusion.run();
    });
  }

  /** Keeps that an audit could not be done, and why: a word, never a value. */
  public void fail(BiasAudit audit, String trouble) {
    house.update(
        "UPDATE trail.bias_audit SET ended_at = ?, trouble = ? WHERE audit_id = ?",
        utc(clock.instant()),
        trouble,
        audit.id());
  }

  /** Returns the newest audits, newest first. */
  public List<BiasAudit> newest(int limit) {
    return house.query(
        "SELECT * FROM trail.bias_audit ORDER BY started_at DESC LIMIT ?",
        (row, n) -> audit(row),
        limit);
  }

  /** Returns the newest audit that a person asked for or that it was time for. */
  public Optional<BiasAudit> lastRegular() {
    return house
        .query(
            """
            SELECT *
            FROM trail.bias_audit
            WHERE cause IN ('asked', 'schedule')
            ORDER BY started_at DESC
            LIMIT 1
            """,
            (row, n) -> audit(row))
        .stream()
        .findFirst();
  }

  /** Returns an audit. */
  public Optional<BiasAudit> find(UUID id) {
    return house
        .query("SELECT * FROM trail.bias_audit WHERE audit_id = ?", (row, n) -> audit(row), id)
        .stream()
        .findFirst();
  }

  private static BiasAudit audit(ResultSet row) throws SQLException {
    return new BiasAudit(
        row.getObject("audit_id", UUID.class),
        BiasAudit.Cause.of(row.getString("cause")),
        row.getString("about"),
        new StaffId(row.getObject("asked_by", UUID.class)),
        new StaffId(row.getObject("owner", UUID.class)),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        row.getObject("until", OffsetDateTime.class).toInstant(),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        state(row));
  }

  private static BiasAudit.State state(ResultSet row) throws SQLException {
    @Nullable OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
    @Nullable String report = row.getString("report");
    if (ended == null) {
      return new BiasAudit.State.Running();
    }
    return report == null
        ? new BiasAudit.State.Failed(ended.toInstant(), row.getString("trouble"))
        : new BiasAudit.State.Done(ended.toInstant(), row.getInt("counted"), report);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
