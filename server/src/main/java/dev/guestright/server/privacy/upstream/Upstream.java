package dev.guestright.server.privacy.upstream;

import dev.guestright.server.house.House;
import dev.guestright.server.house.SignedWebhook;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.NewId;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells every other system what a customer asked for, until each has answered. What is to be told
 * is written in the transaction of what happened, so neither is without the other. One node at a
 * time tells; a node that dies over it is replaced after the lease. A message can come twice, under
 * the same id.
 *
 * <p>A message names the customer by their opaque id, and holds no fact about them.
 */
public final class Upstream {

  private static final JsonMapper JSON = new JsonMapper();

  /** Longer than any system is waited for. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private static final Duration UNTIL_ASKED_AGAIN = Duration.ofHours(1);
  private static final int AT_ONCE = 50;

  private final JdbcTemplate house;
  private final UpstreamPlan plan;
  private final Clock clock;

  public Upstream(JdbcTemplate house, UpstreamPlan plan, Clock clock) {
    this.house = house;
    this.plan = plan;
    this.clock = clock;
  }

  /** Those whom an open house tells. */
  public static Upstream of(House house, Clock clock) {
    return new Upstream(
        new JdbcTemplate(house.database().house()),
        UpstreamPlan.read(house.data().upstream()),
        clock);
  }

  /**
   * What one system is told, and how far it is with it.
   *
   * @param customer empty once an erasure was answered
   * @param about the data point or purpose, where it is about one
   * @param trouble why the last try failed: a status or the kind of error
   */
  public record Notice(
      UUID id,
      String system,
      Event event,
      Optional<UUID> customer,
      Optional<String> about,
      Told told,
      int tries,
      Optional<String> trouble,
      Instant madeAt,
      Optional<Instant> answeredAt) {}

  /** Writes down that all systems are to be told, in the caller's transaction. */
  public void tell(Event event, CustomerId customer, Optional<String> about) {
    Instant now = clock.instant();
    @Nullable UUID here = event == Event.ERASED ? null : customer.value();
    @Nullable UUID gone = event == Event.ERASED ? customer.value() : null;
    plan.systems()
        .keySet()
        .forEach(system ->
            house.update(
                """
                INSERT INTO privacy.notice
                  (notice_id, system, event, customer_id, erased_id, about, state, made_at, next_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                NewId.next(),
                system,
                event.stored(),
                here,
                gone,
                about.orElse(null),
                Told.WAITING.stored(),
                utc(now),
                utc(now)));
  }

  /** Tells what is due, each message on a thread of its own; a slow system holds up nobody. */
  public void tellAll() {
    claim().forEach(notice -> Thread.startVirtualThread(() -> tell(notice)));
  }

  /** Takes what is due for the time of the lease. */
  List<Notice> claim() {
    Instant now = clock.instant();
    return house.query(
        """
        UPDATE privacy.notice
        SET next_at = ?
        WHERE notice_id IN (
          SELECT notice_id
          FROM privacy.notice
          WHERE state IN ('waiting', 'received') AND next_at <= ? AND system = ANY (?)
          ORDER BY next_at
          LIMIT ?
          FOR UPDATE SKIP LOCKED)
        RETURNING *
        """,
        (row, n) -> notice(row),
        utc(now.plus(LEASE)),
        utc(now),
        plan.systems().keySet().toArray(String[]::new),
        AT_ONCE);
  }

  void tell(Notice notice) {
    SignedWebhook to = plan.systems().get(notice.system());
    if (to == null) {
      return;
    }
    try {
      int status =
          to.send(notice.id().toString(), "application/json", body(notice), clock.instant());
      Told told = Told.by(status);
      if (told == Told.WAITING) {
        failed(notice, Integer.toString(status));
      } else {
        answered(notice, told);
      }
    } catch (IOException e) {
      failed(notice, e.getClass().getSimpleName());
    }
  }

  private static String body(Notice notice) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "customer." + notice.event().stored());
    body.put("timestamp", notice.madeAt().toString());
    Map<String, Object> data = new LinkedHashMap<>();
    notice.customer().ifPresent(customer -> data.put("customer", customer.toString()));
    notice.about().ifPresent(about -> data.put("about", about));
    body.put("data", data);
    return JSON.writeValueAsString(body);
  }

  private void failed(Notice notice, String trouble) {
    house.update(
        """
        UPDATE privacy.notice
        SET tries = tries + 1, trouble = ?, next_at = ?
        WHERE notice_id = ? AND state = ?
        """,
        trouble,
        utc(clock.instant().plus(SignedWebhook.pause(notice.tries()))),
        notice.id(),
        notice.told().stored());
  }

  /**
   * Notes an answer.
   *
   * @return whether it could be given: nobody answers twice
   */
  private boolean answered(Notice notice, Told told) {
    boolean stillAtIt = told == Told.RECEIVED && notice.told() == Told.RECEIVED;
    if (!stillAtIt && !notice.told().next().contains(told)) {
      return false;
    }
    Instant now = clock.instant();
    return house.update(
            """
            UPDATE privacy.notice
            SET state = ?, tries = 0, trouble = NULL, next_at = ?, answered_at = ?,
              erased_id = CASE WHEN ? THEN NULL ELSE erased_id END
            WHERE notice_id = ? AND state = ?
            """,
            told.stored(),
            utc(now.plus(UNTIL_ASKED_AGAIN)),
            told.isAnswer() ? utc(now) : null,
            told == Told.DONE || told == Told.BY_HAND,
            notice.id(),
            notice.told().stored())
        == 1;
  }

  /** A person has seen to it that a system has what it was told. Returns whether that was open. */
  public boolean byHand(UUID id) {
    return house
        .query("SELECT * FROM privacy.notice WHERE notice_id = ?", (row, n) -> notice(row), id)
        .stream()
        .anyMatch(notice -> answered(notice, Told.BY_HAND));
  }

  /** Returns what no system has done yet, the oldest first. */
  public List<Notice> open(int limit) {
    return house.query(
        """
        SELECT *
        FROM privacy.notice
        WHERE state IN ('waiting', 'received', 'refused')
        ORDER BY made_at, notice_id
        LIMIT ?
        """,
        (row, n) -> notice(row),
        limit);
  }

  /** Returns what others were told about a customer, the newest first. */
  public List<Notice> about(CustomerId customer) {
    return house.query(
        "SELECT * FROM privacy.notice WHERE customer_id = ? ORDER BY notice_id DESC",
        (row, n) -> notice(row),
        customer.value());
  }

  private static Notice notice(ResultSet row) throws SQLException {
    Optional<UUID> here = Optional.ofNullable(row.getObject("customer_id", UUID.class));
    Optional<UUID> gone = Optional.ofNullable(row.getObject("erased_id", UUID.class));
    return new Notice(
        row.getObject("notice_id", UUID.class),
        row.getString("system"),
        Event.of(row.getString("event")),
        here.or(() -> gone),
        Optional.ofNullable(row.getString("about")),
        Told.of(row.getString("state")),
        row.getInt("tries"),
        Optional.ofNullable(row.getString("trouble")),
        row.getObject("made_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("answered_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
