package dev.guestright.server.oversight.appeal;

import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.StaffId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of {@code oversight.appeal}; whoever calls brings the transaction. */
final class AppealRows {

  private final JdbcTemplate on;

  AppealRows(JdbcTemplate on) {
    this.on = on;
  }

  /** Adds an appeal that nobody has yet; false when there is one about the same thing. */
  boolean add(Appeal appeal) {
    return on.update(
            """
            INSERT INTO oversight.appeal
              (customer_id, appeal_id, kind, about, conversation_id, decided_at, parties, language,
               stage, filed_at, due_on)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (customer_id, about) DO NOTHING
            """,
            appeal.customer().value(),
            appeal.id(),
            appeal.about().kind().stored(),
            appeal.about().id(),
            appeal.about().within().map(ConversationId::value).orElse(null),
            utc(appeal.about().decidedAt()),
            appeal.parties().stream().map(StaffId::value).toArray(UUID[]::new),
            appeal.language(),
            appeal.stage().stored(),
            utc(appeal.filedAt()),
            appeal.dueOn())
        == 1;
  }

  void moved(Appeal appeal, Stage to, Optional<StaffId> holder) {
    on.update(
        "UPDATE oversight.appeal SET stage = ?, holder = ? WHERE appeal_id = ?",
        to.stored(),
        holder.map(StaffId::value).orElse(null),
        appeal.id());
  }

  void words(Appeal appeal, byte[] sealed) {
    on.update("UPDATE oversight.appeal SET words = ? WHERE appeal_id = ?", sealed, appeal.id());
  }

  void answered(Appeal appeal, Stage to, Appeal.Answer answer, byte[] sealed) {
    on.update(
        """
        UPDATE oversight.appeal
        SET stage = ?, answered_at = ?, answer_id = ?, answer = ?, undone = ?
        WHERE appeal_id = ?
        """,
        to.stored(),
        utc(answer.at()),
        answer.id(),
        sealed,
        answer.undone().stored(),
        appeal.id());
  }

  Optional<Appeal> find(UUID id) {
    return some("appeal_id = ?", id).stream().findFirst();
  }

  /** Returns an appeal, and lets nobody else change it until the caller's transaction ends. */
  Optional<Appeal> lock(UUID id) {
    return some("appeal_id = ? FOR UPDATE", id).stream().findFirst();
  }

  Optional<Appeal> about(CustomerId customer, UUID about) {
    return some("customer_id = ? AND about = ?", customer.value(), about).stream().findFirst();
  }

  List<Appeal> of(CustomerId customer) {
    return some("customer_id = ? ORDER BY appeal_id DESC", customer.value());
  }

  List<Appeal> open() {
    return some("stage IN ('waiting', 'held') ORDER BY due_on, appeal_id");
  }

  List<Appeal> answered(int limit) {
    return some("stage IN ('upheld', 'overturned') ORDER BY answered_at DESC LIMIT ?", limit);
  }

  /** How many open appeals each person has. */
  Map<StaffId, Long> open(List<StaffId> people) {
    return on
        .query(
            """
            SELECT holder, count(*) AS open
            FROM oversight.appeal
            WHERE stage = 'held' AND holder = ANY (?)
            GROUP BY holder
            """,
            (row, n) ->
                Map.entry(new StaffId(row.getObject("holder", UUID.class)), row.getLong("open")),
            (Object) people.stream().map(StaffId::value).toArray(UUID[]::new))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** What a customer wrote and was answered, as it is kept: each under the id that it opens by. */
  Map<UUID, byte[]> sealed(CustomerId customer) {
    Map<UUID, byte[]> sealed = new HashMap<>();
    on.query(
        """
        SELECT appeal_id AS id, words AS sealed
        FROM oversight.appeal
        WHERE customer_id = ? AND words IS NOT NULL
        UNION ALL
        SELECT answer_id, answer
        FROM oversight.appeal
        WHERE customer_id = ? AND answer IS NOT NULL
        """,
        row -> {
          sealed.put(row.getObject("id", UUID.class), row.getBytes("sealed"));
        },
        customer.value(),
        customer.value());
    return sealed;
  }

  private List<Appeal> some(String condition, Object... values) {
    return on.query(
        "SELECT * FROM oversight.appeal WHERE " + condition, (row, n) -> appeal(row), values);
  }

  private static Appeal appeal(ResultSet row) throws SQLException {
    @Nullable UUID answer = row.getObject("answer_id", UUID.class);
    return new Appeal(
        new CustomerId(row.getObject("customer_id", UUID.class)),
        row.getObject("appeal_id", UUID.class),
        new About(
            About.Kind.of(row.getString("kind")),
            row.getObject("about", UUID.class),
            Optional.ofNullable(row.getObject("conversation_id", UUID.class))
                .map(ConversationId::new),
            time(row, "decided_at")),
        Arrays.stream((UUID[]) row.getArray("parties").getArray())
            .map(StaffId::new)
            .collect(Collectors.toSet()),
        Stage.of(row.getString("stage")),
        Optional.ofNullable(row.getObject("holder", UUID.class)).map(StaffId::new),
        row.getString("language"),
        time(row, "filed_at"),
        row.getObject("due_on", LocalDate.class),
        row.getBytes("words") != null,
        answer == null
            ? Optional.empty()
            : Optional.of(
                new Appeal.Answer(
                    answer, time(row, "answered_at"), Undone.of(row.getString("undone")))));
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
