package dev.guestright.server.desk;

import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.StaffId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The book of who sees to what. */
@Component
class Handlings {

  private final JdbcTemplate house;

  Handlings(JdbcTemplate house) {
    this.house = house;
  }

  /** Gives a conversation to somebody, or to nobody. */
  void give(Conversation conversation, Optional<StaffId> to) {
    begin(conversation);
    house.update(
        """
        UPDATE desk.handling
        SET staff_id = ?
        WHERE customer_id = ? AND conversation_id = ?
        """,
        to.map(StaffId::value).orElse(null),
        conversation.customer().value(),
        conversation.id().value());
  }

  /** Lets a conversation rest until then. */
  void rest(Conversation conversation, Instant until) {
    begin(conversation);
    house.update(
        """
        UPDATE desk.handling
        SET rests_until = ?
        WHERE customer_id = ? AND conversation_id = ?
        """,
        until.atOffset(ZoneOffset.UTC),
        conversation.customer().value(),
        conversation.id().value());
  }

  /** Lets a conversation rest no more. */
  void wake(Conversation conversation) {
    house.update(
        """
        UPDATE desk.handling
        SET rests_until = NULL
        WHERE customer_id = ? AND conversation_id = ? AND rests_until IS NOT NULL
        """,
        conversation.customer().value(),
        conversation.id().value());
  }

  /** Puts these tags in the place of those before. */
  void tag(Conversation conversation, List<String> tags) {
    begin(conversation);
    house.update(
        """
        UPDATE desk.handling
        SET tags = ?
        WHERE customer_id = ? AND conversation_id = ?
        """,
        tags.toArray(String[]::new),
        conversation.customer().value(),
        conversation.id().value());
  }

  private void begin(Conversation conversation) {
    house.update(
        """
        INSERT INTO desk.handling (customer_id, conversation_id)
        VALUES (?, ?)
        ON CONFLICT DO NOTHING
        """,
        conversation.customer().value(),
        conversation.id().value());
  }

  /** Returns how these are seen to; of what nobody touched there is nothing in it. */
  Map<ConversationId, Handling> of(Collection<ConversationId> conversations) {
    Map<ConversationId, Handling> found = new HashMap<>();
    house.query(
        "SELECT * FROM desk.handling WHERE conversation_id = ANY (?)",
        row -> {
          found.put(
              new ConversationId(row.getObject("conversation_id", UUID.class)), handling(row));
        },
        (Object) conversations.stream().map(ConversationId::value).toArray(UUID[]::new));
    return found;
  }

  private static Handling handling(ResultSet row) throws SQLException {
    @Nullable UUID by = row.getObject("staff_id", UUID.class);
    return new Handling(
        Optional.ofNullable(by).map(StaffId::new),
        Optional.ofNullable(row.getObject("rests_until", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        Arrays.asList((String[]) row.getArray("tags").getArray()));
  }
}
