package dev.guestright.server.privacy;

import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.trail.Act;
import dev.guestright.server.trail.Trail;
import dev.guestright.server.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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

/**
 * The book of requests: every exercise of a right stands in it from the moment it came, with the
 * day by which it is due, and moves along {@link Progress}. Each move is in the log.
 */
public final class Requests {

  private final JdbcTemplate house;
  private final TransactionTemplate together;
  private final Vault vault;
  private final Clock clock;

  public Requests(DataSource house, Vault vault, Clock clock) {
    this.house = new JdbcTemplate(house);
    this.together = new TransactionTemplate(new DataSourceTransactionManager(house));
    this.vault = vault;
    this.clock = clock;
  }

  /** What a request is about: nothing in particular, or a fact, with what the customer wrote. */
  public record About(Optional<String> dataPoint, Optional<UUID> item, Optional<String> words) {

    /** About everything that is held. */
    public static final About EVERYTHING =
        new About(Optional.empty(), Optional.empty(), Optional.empty());

    /** About one data point. */
    public static About all(String dataPoint) {
      return new About(Optional.of(dataPoint), Optional.empty(), Optional.empty());
    }

    @Override
    public String toString() {
      return "About[" + dataPoint.orElse("everything") + "]";
    }
  }

  /** Takes a request down. Who asks is known: they came by their own link, or were checked. */
  public Request take(CustomerId customer, Right right, About about, By by) {
    Instant now = clock.instant();
    Request request =
        new Request(
            customer,
            NewId.next(),
            right,
            Progress.IDENTIFIED,
            about.dataPoint(),
            about.item(),
            by.name().toLowerCase(java.util.Locale.ROOT),
            now,
            Request.dueOn(now),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    together.executeWithoutResult(transaction -> {
      house.update(
          """
          INSERT INTO privacy.request
            (customer_id, request_id, kind, state, data_point, item_id, sealed, asked_by, asked_at,
             due_on)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          customer.value(),
          request.id(),
          right.stored(),
          request.progress().stored(),
          request.dataPoint().orElse(null),
          request.item().orElse(null),
          about.words().map(words -> vault.seal(customer, request.id(), words)).orElse(null),
          request.askedBy(),
          now.atOffset(ZoneOffset.UTC),
          request.dueOn());
      note(request, now);
    });
    return request;
  }

  /** Moves a request on to a person. */
  public void toAPerson(Request request) {
    move(request, Progress.WITH_A_PERSON, Optional.empty(), Optional.empty());
  }

  /** Closes a request that was done as asked. */
  public void done(Request request, Optional<StaffId> by) {
    move(request, Progress.DONE, by, Optional.empty());
  }

  /** Closes a request that was not done, with the reason that the customer reads. */
  public void refuse(Request request, StaffId by, Reason reason) {
    move(request, Progress.REFUSED, Optional.of(by), Optional.of(reason));
  }

  /**
   * Takes two months more for an answer, and tells the customer why on their page.
   *
   * @return whether it may: once, before it is answered or late
   */
  public boolean takeLonger(Request request, StaffId by, Extension.Why because) {
    Instant now = clock.instant();
    return request.mayTakeLonger(now)
        && Boolean.TRUE.equals(
            together.execute(transaction -> {
              int longer =
                  house.update(
                      """
                      UPDATE privacy.request
                      SET due_on = ?, extended_at = ?, extended_by = ?, extended_because = ?
                      WHERE customer_id = ? AND request_id = ? AND extended_at IS NULL
                        AND answered_at IS NULL
                      """,
                      request.longerDueOn(),
                      now.atOffset(ZoneOffset.UTC),
                      by.value(),
                      because.stored(),
                      request.customer().value(),
                      request.id());
              if (longer == 1) {
                find(request.id()).ifPresent(standing -> note(standing, now));
              }
              return longer == 1;
            }));
  }

  /** A request was moved where it may not go, or somebody moved it meanwhile. */
  public static final class NotFromHere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotFromHere(Progress from, Progress to) {
      super("A request that is " + from.stored() + " does not become " + to.stored());
    }
  }

  private void move(Request request, Progress to, Optional<StaffId> by, Optional<Reason> reason) {
    Instant now = clock.instant();
    if (!request.progress().next().contains(to)) {
      throw new NotFromHere(request.progress(), to);
    }
    together.executeWithoutResult(transaction -> {
      int moved =
          house.update(
              """
              UPDATE privacy.request
              SET state = ?, answered_at = ?, answered_by = ?, reason = ?
              WHERE customer_id = ? AND request_id = ? AND state = ?
              """,
              to.stored(),
              to.isAnswered() ? now.atOffset(ZoneOffset.UTC) : null,
              by.map(StaffId::value).orElse(null),
              reason.map(Reason::stored).orElse(null),
              request.customer().value(),
              request.id(),
              request.progress().stored());
      if (moved == 0) {
        throw new NotFromHere(request.progress(), to);
      }
      find(request.id()).ifPresent(standing -> note(standing, now));
    });
  }

  private void note(Request request, Instant now) {
    new Trail(house)
        .append(
            Act.RIGHT,
            request.customer(),
            now,
            Map.of(
                "request", request.id().toString(),
                "right", request.right().stored(),
                "state", request.progress().stored(),
                "due", request.dueOn().toString()));
  }

  /** Returns a customer's requests, newest first. */
  public List<Request> of(CustomerId customer) {
    return house.query(
        "SELECT * FROM privacy.request WHERE customer_id = ? ORDER BY request_id DESC",
        (row, n) -> request(row),
        customer.value());
  }

  /** Returns what waits for an answer, what is due first first. */
  public List<Request> open() {
    return house.query(
        """
        SELECT *
        FROM privacy.request
        WHERE state NOT IN ('done', 'refused')
        ORDER BY due_on, request_id
        """,
        (row, n) -> request(row));
  }

  /** Returns one request. */
  public Optional<Request> find(UUID id) {
    return house
        .query("SELECT * FROM privacy.request WHERE request_id = ?", (row, n) -> request(row), id)
        .stream()
        .findFirst();
  }

  /** What the customer wrote with a request, as it is kept: only the door opens it. */
  Optional<byte[]> sealed(Request request) {
    return house
        .query(
            "SELECT sealed FROM privacy.request WHERE request_id = ? AND sealed IS NOT NULL",
            (row, n) -> row.getBytes("sealed"),
            request.id())
        .stream()
        .findFirst();
  }

  private static Request request(ResultSet row) throws SQLException {
    return new Request(
        new CustomerId(row.getObject("customer_id", UUID.class)),
        row.getObject("request_id", UUID.class),
        Right.of(row.getString("kind")),
        Progress.of(row.getString("state")),
        Optional.ofNullable(row.getString("data_point")),
        Optional.ofNullable(row.getObject("item_id", UUID.class)),
        row.getString("asked_by"),
        time(row, "asked_at").orElseThrow(),
        row.getObject("due_on", LocalDate.class),
        extension(row),
        time(row, "answered_at"),
        Optional.ofNullable(row.getObject("answered_by", UUID.class)).map(StaffId::new),
        Optional.ofNullable(row.getString("reason")).flatMap(Reason::of));
  }

  private static Optional<Extension> extension(ResultSet row) throws SQLException {
    Optional<Extension.Why> why =
        Optional.ofNullable(row.getString("extended_because")).flatMap(Extension.Why::of);
    return time(row, "extended_at").flatMap(at -> why.map(because -> new Extension(at, because)));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
  }
}
