package dev.guestright.server.trail;

import dev.guestright.server.ids.ConsentId;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.ids.UseId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The records of what was asked of the door, and the entries that vouch for them in the log. It
 * writes on the connection that the caller gives, so that a record stands or falls with what it
 * records: it opens no transaction of its own.
 */
public final class Trail {

  private final JdbcTemplate on;

  public Trail(JdbcTemplate on) {
    this.on = on;
  }

  /**
   * Records a use, if the customer's choices and the charter are still the ones that it was decided
   * on. The comparison and the record are one statement, and the customer's row stays locked
   * against change until the caller commits: a choice made meanwhile either comes first and is seen
   * here, or waits until this record is durable.
   *
   * @return whether it was recorded; false means that the request must be decided anew
   */
  public boolean record(UseRecord use, byte[] salt) {
    int recorded =
        on.update(
            """
            INSERT INTO trail.use_record
              (customer_id, use_id, at, actor, staff_id, role, purpose, play, action,
               conversation_id, decision, ground, data_points, consent_id, charter_version, epoch)
            SELECT c.customer_id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, c.epoch
            FROM identity.customer c
            WHERE c.customer_id = ? AND c.epoch = ?
              AND ? = (SELECT version FROM gateway.charter_version WHERE stage = 'in-force')
            FOR SHARE OF c
            """,
            use.id().value(),
            utc(use.at()),
            use.staff().isPresent() ? "staff" : "customer",
            use.staff().map(StaffId::value).orElse(null),
            use.role(),
            use.purpose(),
            use.play().orElse(null),
            use.action().orElse(null),
            use.conversation().map(ConversationId::value).orElse(null),
            use.decision().stored(),
            use.ground(),
            use.dataPoints().toArray(String[]::new),
            use.consent().map(ConsentId::value).orElse(null),
            use.charterVersion(),
            use.customer().value(),
            use.epoch(),
            use.charterVersion());
    if (recorded == 0) {
      return false;
    }
    append(Entry.of(use, salt));
    return true;
  }

  /** Records whether a permitted use led to anything that a person saw. */
  public void recordOutcome(UseRecord use, byte[] salt, boolean shown, Instant at) {
    on.update(
        "INSERT INTO trail.use_outcome (customer_id, use_id, shown, at) VALUES (?, ?, ?, ?)",
        use.customer().value(),
        use.id().value(),
        shown,
        utc(at));
    append(Entry.ofOutcome(use, salt, shown, at));
  }

  /**
   * Adds an entry about a customer, under their salt, in the caller's transaction: so it stands
   * with what it vouches for, or not at all.
   *
   * @throws IllegalStateException when there is no such customer
   */
  public void append(Act act, CustomerId customer, Instant at, Object record) {
    byte[] salt =
        on
            .query(
                "SELECT salt FROM identity.customer WHERE customer_id = ?",
                (row, n) -> row.getBytes("salt"),
                customer.value())
            .stream()
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("Nobody has the id " + customer));
    append(Entry.about(act, NewId.next(), at, salt, customer.value(), record));
  }

  /** Adds an entry to those that wait for their place in the log. */
  public void append(Entry entry) {
    on.update("INSERT INTO trail.entry (entry_id, body) VALUES (?, ?)", entry.id(), entry.body());
  }

  /** A use, and whether a person saw what it released; empty while nobody knows. */
  public record Told(UseRecord use, Optional<Boolean> shown) {}

  /** Returns the newest uses of this customer's data by staff, newest first. */
  public List<Told> usesOf(CustomerId customer, int limit) {
    return on.query(
        """
        SELECT u.*, o.shown
        FROM trail.use_record u
        LEFT JOIN trail.use_outcome o USING (customer_id, use_id)
        WHERE u.customer_id = ? AND u.actor = 'staff'
        ORDER BY u.use_id DESC
        LIMIT ?
        """,
        (row, n) -> new Told(use(row), Optional.ofNullable((Boolean) row.getObject("shown"))),
        customer.value(),
        limit);
  }

  /** Returns these uses of one customer. */
  public List<UseRecord> uses(CustomerId customer, List<UseId> ids) {
    return on.query(
        "SELECT * FROM trail.use_record WHERE customer_id = ? AND use_id = ANY (?)",
        (row, n) -> use(row),
        customer.value(),
        ids.stream().map(UseId::value).toArray(UUID[]::new));
  }

  private static UseRecord use(ResultSet row) throws SQLException {
    return new UseRecord(
        new CustomerId(row.getObject("customer_id", UUID.class)),
        new UseId(row.getObject("use_id", UUID.class)),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(uuid(row, "staff_id")).map(StaffId::new),
        row.getString("role"),
        row.getString("purpose"),
        Optional.ofNullable(row.getString("play")),
        Optional.ofNullable(row.getString("action")),
        Optional.ofNullable(uuid(row, "conversation_id")).map(ConversationId::new),
        UseRecord.Answered.of(row.getString("decision")),
        row.getString("ground"),
        strings(row.getArray("data_points")),
        Optional.ofNullable(uuid(row, "consent_id")).map(ConsentId::new),
        row.getInt("charter_version"),
        row.getLong("epoch"));
  }

  private static @Nullable UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  private static List<String> strings(Array array) throws SQLException {
    return Arrays.asList((String[]) array.getArray());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
