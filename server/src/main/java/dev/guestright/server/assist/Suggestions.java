package dev.guestright.server.assist;

import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.UseId;
import dev.guestright.server.trail.UseRecord;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The book of suggestions: which were shown, and what became of them, once. It keeps no words of
 * theirs, and nothing about who the agent is: help is measured, people are not.
 */
@Component
public class Suggestions {

  private final JdbcTemplate house;
  private final Clock clock;

  Suggestions(JdbcTemplate house, Clock clock) {
    this.house = house;
    this.clock = clock;
  }

  /** Notes that somebody sees a suggestion. */
  void shown(ConversationId in, Suggestion suggestion) {
    house.update(
        """
        INSERT INTO assist.suggestion
          (customer_id, use_id, conversation_id, play, shown_at, due_at)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        suggestion.use().customer().value(),
        suggestion.use().id().value(),
        in.value(),
        suggestion.play().name(),
        utc(clock.instant()),
        suggestion.dueAt().map(Suggestions::utc).orElse(null));
  }

  /** The plays that somebody put aside in this conversation: they do not come back in it. */
  Set<String> dismissed(ConversationId in) {
    return new TreeSet<>(
        house.queryForList(
            """
            SELECT DISTINCT play
            FROM assist.suggestion
            WHERE conversation_id = ? AND fate = 'dismissed'
            """,
            String.class,
            in.value()));
  }

  /**
   * Notes that a suggestion went out with a reply.
   *
   * @param suggested its words as they were shown
   * @return until when a promise in it must be kept, if it makes one
   */
  public Optional<Instant> sent(UseRecord use, String suggested, String reply) {
    house.update(
        """
        UPDATE assist.suggestion
        SET fate = ?, decided_at = ?
        WHERE customer_id = ? AND use_id = ? AND fate IS NULL
        """,
        Fate.of(suggested, reply).stored(),
        utc(clock.instant()),
        use.customer().value(),
        use.id().value());
    return house
        .query(
            """
            SELECT due_at
            FROM assist.suggestion
            WHERE customer_id = ? AND use_id = ? AND due_at IS NOT NULL
            """,
            (row, n) -> row.getObject("due_at", OffsetDateTime.class).toInstant(),
            use.customer().value(),
            use.id().value())
        .stream()
        .findFirst();
  }

  /** Puts a suggestion aside. Returns whether there was one here of which nothing had become. */
  public boolean dismiss(CustomerId customer, ConversationId in, UseId use, Dismissal because) {
    return house.update(
            """
            UPDATE assist.suggestion
            SET fate = 'dismissed', because = ?, decided_at = ?
            WHERE customer_id = ? AND use_id = ? AND conversation_id = ? AND fate IS NULL
            """,
            because.stored(),
            utc(clock.instant()),
            customer.value(),
            use.value(),
            in.value())
        > 0;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
