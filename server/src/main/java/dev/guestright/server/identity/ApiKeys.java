package dev.guestright.server.identity;

import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.trail.Act;
import dev.guestright.server.trail.Entry;
import dev.guestright.server.trail.Trail;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keys by which programs come in. A key is shown once and kept as its hash; it is for the purposes
 * it names and no others. A new key for the same program leaves the one before {@link #OVERLAP} to
 * be replaced. Each act stands in the log.
 */
public final class ApiKeys {

  /** How long an old key works on, so that a program can change over without a gap. */
  public static final Duration OVERLAP = Duration.ofHours(24);

  private static final String MARK = "gr_";
  private static final int SHOWN = 4;
  private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

  private final JdbcTemplate house;
  private final TransactionTemplate together;
  private final StaffAccounts accounts;
  private final Secrets secrets;
  private final Clock clock;

  public ApiKeys(JdbcTemplate house, StaffAccounts accounts, Secrets secrets, Clock clock) {
    this.house = house;
    this.together =
        new TransactionTemplate(
            new DataSourceTransactionManager(Objects.requireNonNull(house.getDataSource())));
    this.accounts = accounts;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** A key, once. Its text never holds the secret. */
  public record Made(StaffId program, String secret) {
    @Override
    public String toString() {
      return "Made[" + program + "]";
    }
  }

  /** A key, as an administrator sees it. */
  public record Listed(
      StaffId program,
      String name,
      String lastFour,
      List<String> purposes,
      Instant made,
      Optional<Instant> expires,
      Optional<Instant> used) {}

  /** Lets a program of this name in, for these purposes. */
  public Made make(String name, Set<String> purposes, StaffId by) {
    return within(() -> {
      StaffId program = accounts.open("program-" + NewId.next(), name, Role.API_CLIENT);
      return made(program, purposes, "made", by);
    });
  }

  /** Gives a program a new key for the same purposes; empty when there is no such program. */
  public Optional<Made> replace(StaffId program, StaffId by) {
    return within(() -> {
      Set<String> purposes =
          new TreeSet<>(
              all().stream()
                  .filter(key -> key.program().equals(program))
                  .findFirst()
                  .map(Listed::purposes)
                  .orElse(List.of()));
      if (purposes.isEmpty()) {
        return Optional.<Made>empty();
      }
      house.update(
          "UPDATE identity.api_key SET expires_at = ? WHERE staff_id = ? AND expires_at IS NULL",
          utc(clock.instant().plus(OVERLAP)),
          program.value());
      return Optional.of(made(program, purposes, "replaced", by));
    });
  }

  /** Ends all keys of a program, at once; false when there is no such program. */
  public boolean end(StaffId program, StaffId by) {
    return within(() -> {
      boolean there =
          house.update("DELETE FROM identity.api_key WHERE staff_id = ?", program.value()) > 0;
      if (there) {
        accounts.close(program);
        note("ended", program, Set.of(), by);
      }
      return there;
    });
  }

  private Made made(StaffId program, Set<String> purposes, String what, StaffId by) {
    String secret = MARK + Secrets.token();
    house.update(
        """
        INSERT INTO identity.api_key (key_hash, staff_id, last_four, purposes, made_at)
        VALUES (?, ?, ?, ?, ?)
        """,
        hash(secret),
        program.value(),
        secret.substring(secret.length() - SHOWN),
        purposes.toArray(String[]::new),
        utc(clock.instant()));
    note(what, program, purposes, by);
    return new Made(program, secret);
  }

  private void note(String what, StaffId program, Set<String> purposes, StaffId by) {
    new Trail(house)
        .append(
            Entry.ofHouse(
                Act.KEY,
                NewId.next(),
                clock.instant(),
                Map.of(
                    "what", what,
                    "program", program.toString(),
                    "purposes", purposes.stream().sorted().toList(),
                    "by", by.toString())));
  }

  /** Returns the program that has this key; empty when none has it now. */
  public Optional<ApiClient> find(String secret) {
    OffsetDateTime now = utc(clock.instant());
    byte[] hash = hash(secret);
    List<ApiClient> found =
        house.query(
            """
            SELECT a.staff_id, a.display_name, k.purposes
            FROM identity.api_key k
            JOIN identity.staff a USING (staff_id)
            WHERE k.key_hash = ? AND (k.expires_at IS NULL OR k.expires_at > ?)
              AND a.closed_at IS NULL
            """,
            (row, n) ->
                new ApiClient(
                    new Actor.Staff(
                        new StaffId(row.getObject("staff_id", UUID.class)),
                        row.getString("display_name"),
                        Role.API_CLIENT),
                    Set.copyOf(strings(row.getArray("purposes")))),
            hash,
            now);
    if (!found.isEmpty()) {
      house.update(
          "UPDATE identity.api_key SET used_at = ? WHERE key_hash = ?"
              + " AND (used_at IS NULL OR used_at < ?)",
          now,
          hash,
          now.minus(SEEN_EVERY));
    }
    return found.stream().findFirst();
  }

  /** Returns all keys that work, newest first. */
  public List<Listed> all() {
    return house.query(
        """
        SELECT a.staff_id, a.display_name, k.*
        FROM identity.api_key k
        JOIN identity.staff a USING (staff_id)
        WHERE k.expires_at IS NULL OR k.expires_at > ?
        ORDER BY k.made_at DESC
        """,
        (row, n) ->
            new Listed(
                new StaffId(row.getObject("staff_id", UUID.class)),
                row.getString("display_name"),
                row.getString("last_four"),
                strings(row.getArray("purposes")),
                Objects.requireNonNull(instant(row, "made_at")),
                Optional.ofNullable(instant(row, "expires_at")),
                Optional.ofNullable(instant(row, "used_at"))),
        utc(clock.instant()));
  }

  private byte[] hash(String secret) {
    return secrets.hash("api-key", secret);
  }

  private <T> T within(Supplier<T> acts) {
    return Objects.requireNonNull(together.execute(transaction -> acts.get()));
  }

  private static List<String> strings(Array array) throws SQLException {
    return Arrays.stream((String[]) array.getArray()).sorted().toList();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
