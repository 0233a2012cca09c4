package dev.guestright.server.consent;

import dev.guestright.server.ids.ConsentId;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.QuestionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** How the consent ledger's rows become values, and times become columns. */
final class ConsentRows {

  private ConsentRows() {}

  static ConsentRecord record(ResultSet row) throws SQLException {
    return new ConsentRecord(
        new CustomerId(row.getObject("customer_id", UUID.class)),
        new ConsentId(row.getObject("consent_id", UUID.class)),
        row.getString("purpose"),
        ConsentRecord.Act.of(row.getString("act")),
        row.getString("notice_digest"),
        row.getString("notice_shown"),
        row.getString("language"),
        row.getString("control"),
        row.getString("channel"),
        Optional.ofNullable(row.getObject("conversation_id", UUID.class)).map(ConversationId::new),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        time(row, "expires_at"));
  }

  static Question question(ResultSet row) throws SQLException {
    return new Question(
        new CustomerId(row.getObject("customer_id", UUID.class)),
        new QuestionId(row.getObject("question_id", UUID.class)),
        new ConversationId(row.getObject("conversation_id", UUID.class)),
        row.getString("purpose"),
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        time(row, "answered_at"));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
