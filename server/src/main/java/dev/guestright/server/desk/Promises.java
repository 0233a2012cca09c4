package dev.guestright.server.desk;

import dev.guestright.charter.Play;
import dev.guestright.server.assist.Suggestions;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.trail.UseRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What replies promised. A suggestion that says "our specialists know", or "you will have an answer
 * when your day starts", makes that true the moment it is sent: it stands in everybody's list with
 * its time until it is kept.
 */
@Component
class Promises {

  /** What a charter calls the act of telling those who take calls. */
  static final String NOTIFY_SPECIALIST = "notify_specialist";

  /** Whoever means to call does so within a week, or not at all. */
  private static final Duration CALLS_WITHIN = Duration.ofDays(7);

  private final JdbcTemplate house;
  private final Suggestions suggestions;
  private final CharterInForce charter;
  private final Clock clock;

  Promises(JdbcTemplate house, Suggestions suggestions, CharterInForce charter, Clock clock) {
    this.house = house;
    this.suggestions = suggestions;
    this.charter = charter;
    this.clock = clock;
  }

  /**
   * Takes note of a reply that goes out: it keeps what was promised before, and makes what its
   * suggestions promise.
   *
   * @param suggested each suggestion's words as they were shown, by the use that it rests on
   */
  void sent(Conversation in, String reply, List<UseRecord> restsOn, Map<UUID, String> suggested) {
    answered(in);
    for (UseRecord use : restsOn) {
      Optional<Instant> due =
          suggestions.sent(use, suggested.getOrDefault(use.id().value(), ""), reply);
      due.ifPresent(at -> make(in, use, Promise.Kind.ANSWER, at));
      use.play()
          .flatMap(name -> Optional.<Play>ofNullable(charter.charter().plays().get(name)))
          .filter(play -> play.actions().contains(NOTIFY_SPECIALIST))
          .ifPresent(
              play -> make(in, use, Promise.Kind.EXPECT_CALL, clock.instant().plus(CALLS_WITHIN)));
    }
  }

  private void make(Conversation in, UseRecord use, Promise.Kind kind, Instant due) {
    house.update(
        """
        INSERT INTO desk.promise
          (customer_id, conversation_id, use_id, kind, made_at, due_at)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """,
        in.customer().value(),
        in.id().value(),
        use.id().value(),
        kind.stored(),
        utc(clock.instant()),
        utc(due));
  }

  private void answered(Conversation in) {
    house.update(
        """
        UPDATE desk.promise
        SET kept_at = ?
        WHERE customer_id = ? AND conversation_id = ? AND kind = 'answer' AND kept_at IS NULL
        """,
        utc(clock.instant()),
        in.customer().value(),
        in.id().value());
  }

  /** Returns what is promised and not kept, what is due first first; calls only while expected. */
  List<Promise> open(int limit) {
    return house.query(
        """
        SELECT p.conversation_id, p.kind, p.due_at, c.code
        FROM desk.promise p
        JOIN desk.conversation c USING (customer_id, conversation_id)
        WHERE p.kept_at IS NULL AND (p.kind = 'answer' OR p.due_at > ?)
        ORDER BY p.due_at
        LIMIT ?
        """,
        (row, n) ->
            new Promise(
                row.getString("code"),
                DeskPage.address(new ConversationId(row.getObject("conversation_id", UUID.class))),
                Promise.Kind.of(row.getString("kind")),
                row.getObject("due_at", OffsetDateTime.class).toInstant()),
        utc(clock.instant()),
        limit);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
