package dev.guestright.server.trail.witness;

import dev.guestright.ledger.Checkpoint;
import dev.guestright.ledger.SignedNote;
import dev.guestright.server.house.SignedWebhook;
import dev.guestright.server.trail.DatabaseLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Keeps places outside told of the log: each gets the newest checkpoint when there is one, at most
 * once in the plan's time, and again until it has taken it. One node at a time tells a place; a
 * node that dies over it is replaced after the lease.
 */
public final class Witnesses {

  /** Longer than any place is waited for. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private final JdbcTemplate house;
  private final DatabaseLog log;
  private final WitnessPlan plan;
  private final Clock clock;

  public Witnesses(JdbcTemplate house, WitnessPlan plan, Clock clock) {
    this.house = house;
    this.log = new DatabaseLog(house);
    this.plan = plan;
    this.clock = clock;
    plan.places()
        .forEach(place ->
            house.update(
                "INSERT INTO trail.witness (place) VALUES (?) ON CONFLICT DO NOTHING",
                place.name()));
  }

  /**
   * How it stands with a place.
   *
   * @param size what it was sent last: a log of so many entries; 0 for nothing yet
   * @param trouble why the last try failed; empty when it did not
   * @param tries how many tries have failed since
   */
  public record State(
      String place, long size, Optional<Instant> sentAt, Optional<Trouble> trouble, int tries) {}

  /** What went wrong at the last try. */
  public record Trouble(Place.NotSent.Kind kind, String detail) {}

  /** Returns how it stands with each place of the plan, in the plan's order. */
  public List<State> states() {
    return plan.places().stream()
        .flatMap(place ->
            house
                .query(
                    "SELECT * FROM trail.witness WHERE place = ?",
                    (row, n) -> state(row),
                    place.name())
                .stream())
        .toList();
  }

  private static State state(ResultSet row) throws SQLException {
    @Nullable String kind = row.getString("trouble");
    @Nullable String detail = row.getString("detail");
    return new State(
        row.getString("place"),
        row.getLong("size"),
        Optional.ofNullable(row.getObject("sent_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        Optional.ofNullable(kind)
            .map(it -> new Trouble(Place.NotSent.Kind.valueOf(it), detail == null ? "" : detail)),
        row.getInt("tries"));
  }

  /** Tells every place that is due, each on a thread of its own: a slow one holds up nobody. */
  public void tell() {
    plan.places().forEach(place -> Thread.startVirtualThread(() -> tell(place)));
  }

  /** Tells this place if it is due. Returns whether it was, whatever came of it. */
  boolean tell(Place place) {
    Optional<Integer> failedBefore = claim(place);
    failedBefore.ifPresent(tries -> {
      SignedNote newest = log.checkpoint().map(SignedNote::parse).orElseThrow();
      long size = Checkpoint.parse(newest.text()).head().size();
      try {
        place.send(newest, size);
        sent(place, size);
      } catch (Place.NotSent problem) {
        failed(place, problem, tries);
      }
    });
    return failedBefore.isPresent();
  }

  private Optional<Integer> claim(Place place) {
    Instant now = clock.instant();
    return house
        .query(
            """
            UPDATE trail.witness
            SET next_at = ?
            WHERE place = ? AND next_at <= ? AND size < (SELECT max(size) FROM trail.checkpoint)
            RETURNING tries
            """,
            (row, n) -> row.getInt("tries"),
            utc(now.plus(LEASE)),
            place.name(),
            utc(now))
        .stream()
        .findFirst();
  }

  private void sent(Place place, long size) {
    Instant now = clock.instant();
    house.update(
        """
        UPDATE trail.witness
        SET size = ?, sent_at = ?, tries = 0, trouble = NULL, detail = NULL, next_at = ?
        WHERE place = ?
        """,
        size,
        utc(now),
        utc(now.plus(plan.every())),
        place.name());
  }

  private void failed(Place place, Place.NotSent problem, int triesBefore) {
    house.update(
        """
        UPDATE trail.witness
        SET tries = ?, trouble = ?, detail = ?, next_at = ?
        WHERE place = ?
        """,
        triesBefore + 1,
        problem.kind().name(),
        problem.getMessage(),
        utc(clock.instant().plus(SignedWebhook.pause(triesBefore))),
        place.name());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
