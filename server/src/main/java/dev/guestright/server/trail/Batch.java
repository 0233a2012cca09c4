package dev.guestright.server.trail;

import dev.guestright.server.ids.ConsentId;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.StaffId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One statement that makes the records of many requests durable, and leaves out those whose
 * customer's choices have moved on.
 *
 * <p>A customer whose choices are being changed at this moment, or are about to be, is left out
 * too, and not waited for: one withdrawal must not hold up everybody else, and waits for none of
 * them. So the statement waits for no customer, and two of them cannot block each other.
 */
final class Batch {

  private static final String SQL =
      """
      WITH asked AS MATERIALIZED (
        SELECT *
        FROM unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::text[], ?::uuid[], ?::text[],
            ?::text[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::uuid[],
            ?::integer[], ?::bigint[], ?::bytea[])
          AS asked (customer_id, use_id, at, actor, staff_id, role, purpose, play, action,
            conversation_id, decision, ground, data_points, consent_id, charter_version, epoch,
            body)
      ),
      still AS MATERIALIZED (
        SELECT customer_id
        FROM unnest(?::uuid[]) AS asked_about (customer_id)
        WHERE identity.holds_still(customer_id)
      ),
      standing AS MATERIALIZED (
        SELECT c.customer_id, c.epoch
        FROM identity.customer c
        WHERE c.customer_id IN (SELECT customer_id FROM still)
        FOR SHARE OF c SKIP LOCKED
      ),
      recorded AS (
        INSERT INTO trail.use_record
          (customer_id, use_id, at, actor, staff_id, role, purpose, play, action, conversation_id,
           decision, ground, data_points, consent_id, charter_version, epoch)
        SELECT customer_id, use_id, at, actor, staff_id, role, purpose, play, action,
          conversation_id, decision, ground, data_points::text[], consent_id, charter_version, epoch
        FROM asked
        JOIN standing USING (customer_id, epoch)
        WHERE charter_version
          = (SELECT version FROM gateway.charter_version WHERE stage = 'in-force')
        RETURNING use_id
      ),
      come_out AS (
        INSERT INTO trail.use_outcome (customer_id, use_id, shown, at)
        SELECT *
        FROM unnest(?::uuid[], ?::uuid[], ?::boolean[], ?::timestamptz[])
      ),
      entered AS (
        INSERT INTO trail.entry (entry_id, body)
        SELECT use_id, body
        FROM asked
        JOIN recorded USING (use_id)
        UNION ALL
        SELECT *
        FROM unnest(?::uuid[], ?::bytea[])
      )
      SELECT use_id
      FROM recorded
      """;

  private final Connection connection;
  private final PreparedStatement statement;
  private int next = 1;

  private Batch(Connection connection, PreparedStatement statement) {
    this.connection = connection;
    this.statement = statement;
  }

  /**
   * Commits what can be committed, and tells each request whether it was taken. Whatever goes wrong
   * means that none was: they are for their callers to try alone, and to hear what the matter is.
   */
  static void commit(JdbcTemplate on, String turn, List<Waiting> requests) {
    Set<UUID> recorded = new HashSet<>();
    boolean durable = false;
    try {
      on.execute(
          (ConnectionCallback<Boolean>)
              connection -> recorded.addAll(recorded(connection, turn, requests)));
      durable = true;
    } catch (RuntimeException refused) {
      // Each caller meets the reason again, by itself.
    } finally {
      for (Waiting request : requests) {
        request.taken().complete(durable && isIn(recorded, request));
      }
    }
  }

  private static boolean isIn(Set<UUID> recorded, Waiting request) {
    return request.uses().stream().allMatch(each -> recorded.contains(each.use().id().value()));
  }

  /**
   * The connection commits by itself: when both statements have returned, which travel together and
   * are one transaction, all of it is durable.
   */
  private static Set<UUID> recorded(Connection connection, String turn, List<Waiting> requests)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(turn + ";\n" + SQL)) {
      Batch batch = new Batch(connection, statement);
      batch.uses(requests.stream().flatMap(request -> request.uses().stream()).toList());
      batch.outcomes(requests.stream().flatMap(request -> request.outcomes().stream()).toList());
      Set<UUID> recorded = new HashSet<>();
      statement.execute();
      if (!statement.getMoreResults()) {
        throw new SQLException("The turn came back, and the records did not");
      }
      try (ResultSet rows = statement.getResultSet()) {
        while (rows.next()) {
          recorded.add(rows.getObject(1, UUID.class));
        }
      }
      return recorded;
    }
  }

  private void uses(List<Waiting.OfUse> uses) throws SQLException {
    List<UseRecord> records = uses.stream().map(Waiting.OfUse::use).toList();
    column("uuid", records, use -> use.customer().value());
    column("uuid", records, use -> use.id().value());
    column("timestamptz", records, use -> use.at().atOffset(ZoneOffset.UTC));
    column("text", records, use -> use.staff().isPresent() ? "staff" : "customer");
    column("uuid", records, use -> use.staff().map(StaffId::value).orElse(null));
    column("text", records, UseRecord::role);
    column("text", records, UseRecord::purpose);
    column("text", records, use -> use.play().orElse(null));
    column("text", records, use -> use.action().orElse(null));
    column("uuid", records, use -> use.conversation().map(ConversationId::value).orElse(null));
    column("text", records, use -> use.decision().stored());
    column("text", records, UseRecord::ground);
    literals(records);
    column("uuid", records, use -> use.consent().map(ConsentId::value).orElse(null));
    column("integer", records, UseRecord::charterVersion);
    column("bigint", records, UseRecord::epoch);
    bodies(uses.stream().map(each -> each.entry().body()).toList());
    column(
        "uuid", records.stream().map(use -> use.customer().value()).distinct().toList(), id -> id);
  }

  private void outcomes(List<Waiting.OfOutcome> outcomes) throws SQLException {
    column("uuid", outcomes, outcome -> outcome.use().customer().value());
    column("uuid", outcomes, outcome -> outcome.use().id().value());
    column("boolean", outcomes, Waiting.OfOutcome::shown);
    column("timestamptz", outcomes, outcome -> outcome.at().atOffset(ZoneOffset.UTC));
    column("uuid", outcomes, outcome -> outcome.entry().id());
    bodies(outcomes.stream().map(outcome -> outcome.entry().body()).toList());
  }

  private <T> void column(String type, List<T> rows, Function<T, @Nullable Object> value)
      throws SQLException {
    array(type, rows.stream().map(value).toArray());
  }

  /** Arrays of different lengths cannot lie in one array; each goes as the text that it is. */
  private void literals(List<UseRecord> uses) throws SQLException {
    Object[] literals = new Object[uses.size()];
    for (int row = 0; row < literals.length; row++) {
      literals[row] =
          connection.createArrayOf("text", uses.get(row).dataPoints().toArray()).toString();
    }
    array("text", literals);
  }

  private void bodies(List<byte[]> bodies) throws SQLException {
    array("bytea", bodies.toArray(byte[][]::new));
  }

  private void array(String type, @Nullable Object[] values) throws SQLException {
    statement.setArray(next++, connection.createArrayOf(type, values));
  }
}
