package dev.guestright.server.oversight.review;

import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.ids.UseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of reviews and looks; whoever calls brings the transaction. */
final class ReviewRows {

  private final JdbcTemplate on;

  ReviewRows(JdbcTemplate on) {
    this.on = on;
  }

  /** What a machine proposed, as it is kept. */
  record Kept(Verdict verdict, byte @Nullable [] because) {}

  /** One person's look at a review. */
  record Look(UUID id, StaffId by, Instant takenAt, Optional<Verdict> view) {}

  /** Adds a review; false when there is one of the same decision of the door. */
  boolean add(Review review, Kept proposed) {
    return on.update(
            """
            INSERT INTO oversight.review
              (customer_id, review_id, use_id, program, purpose, data_points, action, proposal,
               because, four_eyes, stage, proposed_at, due_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (customer_id, use_id) DO NOTHING
            """,
            review.customer().value(),
            review.id(),
            review.use().value(),
            review.program().value(),
            review.purpose(),
            review.data().stream().sorted().toArray(String[]::new),
            review.action(),
            proposed.verdict().stored(),
            proposed.because(),
            review.fourEyes(),
            review.stage().stored(),
            utc(review.proposedAt()),
            utc(review.dueAt()))
        == 1;
  }

  void moved(Review review, Stage to, Optional<StaffId> holder) {
    on.update(
        "UPDATE oversight.review SET stage = ?, holder = ? WHERE review_id = ?",
        to.stored(),
        holder.map(StaffId::value).orElse(null),
        review.id());
  }

  void confirmed(Review review, StaffId first) {
    on.update(
        "UPDATE oversight.review SET first_by = ? WHERE review_id = ?", first.value(), review.id());
  }

  void escalated(Review review, Instant at) {
    on.update(
        "UPDATE oversight.review SET escalated_at = ? WHERE review_id = ?", utc(at), review.id());
  }

  void decided(Review review, Stage to, Instant at) {
    on.update(
        "UPDATE oversight.review SET stage = ?, decided_at = ? WHERE review_id = ?",
        to.stored(),
        utc(at),
        review.id());
  }

  void begins(Review review, UUID look, StaffId by, Instant at) {
    on.update(
        """
        INSERT INTO oversight.review_look (customer_id, review_id, look_id, staff_id, taken_at)
        VALUES (?, ?, ?, ?, ?)
        """,
        review.customer().value(),
        review.id(),
        look,
        by.value(),
        utc(at));
  }

  void viewed(Look look, Verdict view, Instant at) {
    on.update(
        "UPDATE oversight.review_look SET view = ?, viewed_at = ? WHERE look_id = ?",
        view.stored(),
        utc(at),
        look.id());
  }

  void decides(Look look, Verdict decision, boolean differs, byte[] reason, Instant at) {
    on.update(
        """
        UPDATE oversight.review_look
        SET decision = ?, differs = ?, reason = ?, decided_at = ?
        WHERE look_id = ?
        """,
        decision.stored(),
        differs,
        reason,
        utc(at),
        look.id());
  }

  /** Returns the look that is going on, or that decided. */
  Optional<Look> look(Review review) {
    return on
        .query(
            """
            SELECT look_id, staff_id, taken_at, view
            FROM oversight.review_look
            WHERE customer_id = ? AND review_id = ?
            ORDER BY look_id DESC
            LIMIT 1
            """,
            (row, n) ->
                new Look(
                    row.getObject("look_id", UUID.class),
                    new StaffId(row.getObject("staff_id", UUID.class)),
                    time(row, "taken_at"),
                    Optional.ofNullable(row.getString("view")).map(Verdict::of)),
            review.customer().value(),
            review.id())
        .stream()
        .findFirst();
  }

  Set<StaffId> lookers(Review review) {
    return Set.copyOf(
        on.query(
            """
            SELECT DISTINCT staff_id
            FROM oversight.review_look
            WHERE customer_id = ? AND review_id = ?
            """,
            (row, n) -> new StaffId(row.getObject("staff_id", UUID.class)),
            review.customer().value(),
            review.id()));
  }

  Kept proposed(Review review) {
    return on.query(
            "SELECT proposal, because FROM oversight.review WHERE review_id = ?",
            (row, n) -> new Kept(Verdict.of(row.getString("proposal")), row.getBytes("because")),
            review.id())
        .getFirst();
  }

  /** Why each decided review of a customer was decided so, sealed, by the look's id. */
  Map<UUID, byte[]> reasons(CustomerId customer) {
    Map<UUID, byte[]> reasons = new HashMap<>();
    on.query(
        """
        SELECT look_id, reason
        FROM oversight.review_look
        WHERE customer_id = ? AND reason IS NOT NULL
        """,
        row -> {
          reasons.put(row.getObject("look_id", UUID.class), row.getBytes("reason"));
        },
        customer.value());
    return reasons;
  }

  Optional<Review> find(UUID id) {
    return some("review_id = ?", id).stream().findFirst();
  }

  /** Returns a review, and lets nobody else change it until the caller's transaction ends. */
  Optional<Review> lock(UUID id) {
    return some("review_id = ? FOR UPDATE", id).stream().findFirst();
  }

  Optional<Review> ofUse(CustomerId customer, UseId use) {
    return some("customer_id = ? AND use_id = ?", customer.value(), use.value()).stream()
        .findFirst();
  }

  List<Review> of(CustomerId customer) {
    return some("customer_id = ? ORDER BY review_id DESC", customer.value());
  }

  List<Review> open() {
    return some("decided_at IS NULL ORDER BY due_at, review_id");
  }

  List<Review> decided(int limit) {
    return some("decided_at IS NOT NULL ORDER BY decided_at DESC LIMIT ?", limit);
  }

  private List<Review> some(String condition, Object... values) {
    return on.query(
        "SELECT * FROM oversight.review WHERE " + condition, (row, n) -> review(row), values);
  }

  private static Review review(ResultSet row) throws SQLException {
    return new Review(
        new CustomerId(row.getObject("customer_id", UUID.class)),
        row.getObject("review_id", UUID.class),
        new UseId(row.getObject("use_id", UUID.class)),
        new StaffId(row.getObject("program", UUID.class)),
        row.getString("purpose"),
        Set.of((String[]) row.getArray("data_points").getArray()),
        row.getString("action"),
        row.getBoolean("four_eyes"),
        Stage.of(row.getString("stage")),
        Optional.ofNullable(row.getObject("holder", UUID.class)).map(StaffId::new),
        Optional.ofNullable(row.getObject("first_by", UUID.class)).map(StaffId::new),
        time(row, "proposed_at"),
        time(row, "due_at"),
        perhaps(row, "escalated_at"),
        perhaps(row, "decided_at"));
  }

  private static Optional<Instant> perhaps(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
