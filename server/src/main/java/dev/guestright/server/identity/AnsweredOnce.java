package dev.guestright.server.identity;

import dev.guestright.server.ids.StaffId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Requests with an idempotency key: each is carried out once, however often a program sends it,
 * within {@link #KEPT}. What is kept is the answer without any data.
 */
public final class AnsweredOnce {

  public static final Duration KEPT = Duration.ofHours(24);

  /** A node that ended in the middle leaves its request open; after this it may be tried anew. */
  private static final Duration GIVEN_UP = Duration.ofMinutes(1);

  private final JdbcTemplate house;
  private final Secrets secrets;
  private final Clock clock;

  public AnsweredOnce(JdbcTemplate house, Secrets secrets, Clock clock) {
    this.house = house;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** What is known of a request. */
  public sealed interface Known {
    /** Nothing: it is now the caller's to carry out and to {@link #keep}. */
    record New() implements Known {}

    /** It was answered, with this. */
    record Answered(int status, String answer) implements Known {}

    /** Another is carrying it out right now. */
    record Open() implements Known {}

    /** The key was used for something else. */
    record Different() implements Known {}
  }

  /** Begins a request of this program under this key. */
  public Known begin(StaffId program, String key, String request) {
    Instant now = clock.instant();
    house.update(
        """
        DELETE FROM identity.answered_once
        WHERE staff_id = ? AND key_hash = ? AND (at <= ? OR (status IS NULL AND at <= ?))
        """,
        program.value(),
        hash(key),
        now.minus(KEPT).atOffset(ZoneOffset.UTC),
        now.minus(GIVEN_UP).atOffset(ZoneOffset.UTC));
    int mine =
        house.update(
            """
            INSERT INTO identity.answered_once (staff_id, key_hash, request_hash, at)
            VALUES (?, ?, ?, ?)
            ON CONFLICT (staff_id, key_hash) DO NOTHING
            """,
            program.value(),
            hash(key),
            secrets.hash("idempotent-request", request),
            now.atOffset(ZoneOffset.UTC));
    return mine == 1 ? new Known.New() : known(program, key, request);
  }

  private Known known(StaffId program, String key, String request) {
    List<Known> known =
        house.query(
            """
            SELECT request_hash = ? AS same, status, answer
            FROM identity.answered_once
            WHERE staff_id = ? AND key_hash = ?
            """,
            (row, n) -> {
              if (!row.getBoolean("same")) {
                return new Known.Different();
              }
              int status = row.getInt("status");
              return Optional.ofNullable(row.getString("answer"))
                  .<Known>map(answer -> new Known.Answered(status, answer))
                  .orElseGet(Known.Open::new);
            },
            secrets.hash("idempotent-request", request),
            program.value(),
            hash(key));
    return known.stream().findFirst().orElseGet(Known.Open::new);
  }

  /** Keeps what was answered. */
  public void keep(StaffId program, String key, int status, String answer) {
    house.update(
        """
        UPDATE identity.answered_once SET status = ?, answer = ?
        WHERE staff_id = ? AND key_hash = ?
        """,
        status,
        answer,
        program.value(),
        hash(key));
  }

  /** Forgets a request that came to nothing, so that it may be tried again. */
  public void forget(StaffId program, String key) {
    house.update(
        "DELETE FROM identity.answered_once WHERE staff_id = ? AND key_hash = ?",
        program.value(),
        hash(key));
  }

  /** Removes what is past its time. */
  public void sweep() {
    house.update(
        "DELETE FROM identity.answered_once WHERE at <= ?",
        clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC));
  }

  private byte[] hash(String key) {
    return secrets.hash("idempotency-key", key);
  }
}
