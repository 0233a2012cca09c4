package dev.guestright.server.trail.audit;

import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.trail.Act;
import dev.guestright.server.trail.Entry;
import dev.guestright.server.trail.Trail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What looked unusual. The same thing is found once, and closed once, by somebody else. */
public final class Findings {

  private static final int LONGEST_WORDS = 2_000;

  private final JdbcTemplate house;
  private final TransactionTemplate together;
  private final Trail trail;
  private final Clock clock;

  public Findings(DataSource house, Clock clock) {
    this.house = new JdbcTemplate(house);
    this.together = new TransactionTemplate(new DataSourceTransactionManager(house));
    this.trail = new Trail(this.house);
    this.clock = clock;
  }

  /** What came of an attempt to close a finding. */
  public sealed interface Closing {

    /** It is closed, and the log says so. */
    record Done() implements Closing {}

    /** There is no such finding, or somebody has closed it before. */
    record NotOpen() implements Closing {}

    /** It is about the very person who would close it. */
    record OwnMatter() implements Closing {}

    /** It needs words. */
    record NoWords() implements Closing {}
  }

  /** Notes something unusual; what was noted before stays as it is. Returns whether it is new. */
  public boolean note(Finding.Kind kind, StaffId staff, String about, int count) {
    UUID id = NewId.next();
    Instant now = clock.instant();
    return Boolean.TRUE.equals(
        together.execute(transaction -> {
          int noted =
              house.update(
                  """
                  INSERT INTO trail.finding (finding_id, kind, staff_id, about, count, found_at)
                  VALUES (?, ?, ?, ?, ?, ?)
                  ON CONFLICT (kind, staff_id, about) DO NOTHING
                  """,
                  id,
                  kind.stored(),
                  staff.value(),
                  about,
                  count,
                  now.atOffset(ZoneOffset.UTC));
          if (noted == 1) {
            trail.append(
                Entry.ofHouse(
                    Act.FINDING,
                    id,
                    now,
                    Map.of(
                        "kind",
                        kind.stored(),
                        "staff",
                        staff.toString(),
                        "about",
                        about,
                        "count",
                        count)));
          }
          return noted == 1;
        }));
  }

  /** Closes a finding with a person's words about it. They must not name a customer. */
  public Closing close(UUID id, StaffId by, String words) {
    if (words.isBlank()) {
      return new Closing.NoWords();
    }
    String kept = words.strip().substring(0, Math.min(words.strip().length(), LONGEST_WORDS));
    return Objects.requireNonNull(together.execute(transaction -> closeInTurn(id, by, kept)));
  }

  private Closing closeInTurn(UUID id, StaffId by, String words) {
    Optional<Finding> found =
        house
            .query(
                "SELECT * FROM trail.finding WHERE finding_id = ? FOR UPDATE",
                (row, n) -> finding(row),
                id)
            .stream()
            .findFirst();
    if (found.isEmpty() || !(found.get().state() instanceof Finding.State.Open)) {
      return new Closing.NotOpen();
    }
    if (found.get().staff().equals(by)) {
      return new Closing.OwnMatter();
    }
    Instant now = clock.instant();
    house.update(
        "UPDATE trail.finding SET closed_by = ?, closed_at = ?, words = ? WHERE finding_id = ?",
        by.value(),
        now.atOffset(ZoneOffset.UTC),
        words,
        id);
    trail.append(
        Entry.ofHouse(
            Act.FINDING,
            NewId.next(),
            now,
            Map.of("closes", id.toString(), "by", by.toString(), "words", Entry.digest(words))));
    return new Closing.Done();
  }

  /** Returns the newest findings: open ones first, the oldest of them on top. */
  public List<Finding> newest(int limit) {
    return house.query(
        """
        SELECT *
        FROM trail.finding
        ORDER BY closed_at IS NOT NULL, closed_at DESC, found_at
        LIMIT ?
        """,
        (row, n) -> finding(row),
        limit);
  }

  /** Returns the finding of this kind about this, whoever it is of. */
  public Optional<Finding> find(Finding.Kind kind, String about) {
    return house
        .query(
            "SELECT * FROM trail.finding WHERE kind = ? AND about = ?",
            (row, n) -> finding(row),
            kind.stored(),
            about)
        .stream()
        .findFirst();
  }

  /** Returns when each of these was closed, by what it is about; open ones are not in it. */
  public Map<String, Instant> closed(Finding.Kind kind, List<String> about) {
    Map<String, Instant> closed = new HashMap<>();
    house.query(
        """
        SELECT about, closed_at
        FROM trail.finding
        WHERE kind = ? AND about = ANY (?) AND closed_at IS NOT NULL
        """,
        row -> {
          closed.put(
              row.getString("about"), row.getObject("closed_at", OffsetDateTime.class).toInstant());
        },
        kind.stored(),
        about.toArray(String[]::new));
    return closed;
  }

  private static Finding finding(ResultSet row) throws SQLException {
    return new Finding(
        row.getObject("finding_id", UUID.class),
        Finding.Kind.of(row.getString("kind")),
        new StaffId(row.getObject("staff_id", UUID.class)),
        row.getString("about"),
        row.getInt("count"),
        row.getObject("found_at", OffsetDateTime.class).toInstant(),
        state(row));
  }

  private static Finding.State state(ResultSet row) throws SQLException {
    @Nullable UUID by = row.getObject("closed_by", UUID.class);
    return by == null
        ? new Finding.State.Open()
        : new Finding.State.Closed(
            new StaffId(by),
            row.getObject("closed_at", OffsetDateTime.class).toInstant(),
            row.getString("words"));
  }
}
