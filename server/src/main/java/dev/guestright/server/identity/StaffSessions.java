package dev.guestright.server.identity;

import dev.guestright.server.ids.StaffId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where staff are signed in. Each request looks its session up, so an end, a closed account or
 * another role holds at once and on every node. A session ends after {@link #IDLE} without a
 * request, and after {@link #LONGEST} in any case.
 */
@Component
public class StaffSessions {

  public static final Duration IDLE = Duration.ofMinutes(30);
  public static final Duration LONGEST = Duration.ofHours(12);

  /**
   * How exactly a session's last request is kept: writing each one would cost more than it tells.
   */
  private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

  private static final Logger log = LoggerFactory.getLogger(StaffSessions.class);

  private final JdbcClient house;
  private final Clock clock;

  StaffSessions(JdbcClient house, Clock clock) {
    this.house = house;
    this.clock = clock;
  }

  /** A session, as its owner sees it in a list. */
  public record Listed(UUID id, String device, Instant began, Instant seen) {}

  /** Begins a session for somebody who proved at this time who they are. */
  public SignedIn begin(
      StaffAccounts.Account who, String device, boolean second, Instant provedAt) {
    UUID id = UUID.randomUUID();
    log.info("Signed in: account {}", who.staff().id());
    OffsetDateTime at = utc(clock.instant());
    house
        .sql(
            """
            INSERT INTO identity.staff_session
              (session_id, staff_id, device, second, began_at, seen_at, confirmed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(id, who.staff().id().value(), device, second, at, at, utc(provedAt))
        .update();
    return new SignedIn(who.staff(), who.userName(), id, second, provedAt);
  }

  /** Returns who is in this session now; empty when it has ended, whatever ended it. */
  public Optional<SignedIn> live(UUID session) {
    Instant now = clock.instant();
    Optional<Seen> seen =
        house
            .sql(
                """
                SELECT s.session_id, s.second, s.seen_at, s.confirmed_at,
                  a.staff_id, a.user_name, a.display_name, a.role
                FROM identity.staff_session s
                JOIN identity.staff a USING (staff_id)
                WHERE s.session_id = ? AND s.seen_at > ? AND s.began_at > ?
                  AND a.closed_at IS NULL
                """)
            .params(session, utc(now.minus(IDLE)), utc(now.minus(LONGEST)))
            .query((row, n) -> seen(row))
            .optional();
    seen.filter(each -> each.at().plus(SEEN_EVERY).isBefore(now))
        .ifPresent(each ->
            house
                .sql("UPDATE identity.staff_session SET seen_at = ? WHERE session_id = ?")
                .params(utc(now), session)
                .update());
    return seen.map(Seen::who);
  }

  private record Seen(SignedIn who, Instant at) {}

  private static Seen seen(ResultSet row) throws SQLException {
    return new Seen(
        new SignedIn(
            new Actor.Staff(
                new StaffId(row.getObject("staff_id", UUID.class)),
                row.getString("display_name"),
                Role.named(row.getString("role"))),
            row.getString("user_name"),
            row.getObject("session_id", UUID.class),
            row.getBoolean("second"),
            instant(row, "confirmed_at")),
        instant(row, "seen_at"));
  }

  /** Notes that whoever is in this session has just proved again who they are. */
  public void confirm(SignedIn who, boolean second) {
    house
        .sql(
            """
            UPDATE identity.staff_session
            SET confirmed_at = ?, second = second OR ?
            WHERE session_id = ?
            """)
        .params(utc(clock.instant()), second, who.session())
        .update();
  }

  /** Returns where this person is signed in, newest first. */
  public List<Listed> of(StaffId staff) {
    Instant now = clock.instant();
    return house
        .sql(
            """
            SELECT session_id, device, began_at, seen_at
            FROM identity.staff_session
            WHERE staff_id = ? AND seen_at > ? AND began_at > ?
            ORDER BY began_at DESC
            """)
        .params(staff.value(), utc(now.minus(IDLE)), utc(now.minus(LONGEST)))
        .query((row, n) ->
            new Listed(
                row.getObject("session_id", UUID.class),
                row.getString("device"),
                instant(row, "began_at"),
                instant(row, "seen_at")))
        .list();
  }

  /** Ends one of this person's sessions; false when it is not theirs or is over. */
  public boolean end(StaffId whose, UUID session) {
    return house
            .sql("DELETE FROM identity.staff_session WHERE session_id = ? AND staff_id = ?")
            .params(session, whose.value())
            .update()
        == 1;
  }

  /** Ends all of this person's sessions. */
  public void endAll(StaffId whose) {
    house
        .sql("DELETE FROM identity.staff_session WHERE staff_id = ?")
        .params(whose.value())
        .update();
  }

  /** Ends all of this person's sessions but the one they are in. */
  public void endOthers(SignedIn who) {
    house
        .sql("DELETE FROM identity.staff_session WHERE staff_id = ? AND session_id <> ?")
        .params(who.staff().id().value(), who.session())
        .update();
  }

  /** Removes what has ended by itself. */
  public void sweep() {
    Instant now = clock.instant();
    house
        .sql("DELETE FROM identity.staff_session WHERE seen_at <= ? OR began_at <= ?")
        .params(utc(now.minus(IDLE)), utc(now.minus(LONGEST)))
        .update();
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
