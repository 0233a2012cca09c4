package dev.guestright.server.consent;

import dev.guestright.charter.Notice;
import dev.guestright.charter.Purpose;
import dev.guestright.server.ids.ConsentId;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.QuestionId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.trail.Act;
import dev.guestright.server.trail.Entry;
import dev.guestright.server.trail.Trail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The consent ledger. When one of its choices returns, the choice is durable and holds on every
 * node: the customer's epoch has moved, and no use record can be made on the old one.
 */
public final class Consents {

  private final JdbcTemplate house;
  private final TransactionTemplate together;
  private final Trail trail;
  private final Clock clock;

  public Consents(DataSource house, Clock clock) {
    this.house = new JdbcTemplate(house);
    this.together = new TransactionTemplate(new DataSourceTransactionManager(house));
    this.trail = new Trail(this.house);
    this.clock = clock;
  }

  /** Records a yes to the question as it was shown. It holds until the purpose's expiry. */
  public ConsentRecord give(
      CustomerId customer, Purpose purpose, Notice shown, Evidence evidence) {
    Instant now = clock.instant();
    Optional<Instant> expires =
        purpose
            .expires()
            .map(period -> ZonedDateTime.ofInstant(now, ZoneOffset.UTC).plus(period).toInstant());
    return choose(customer, shown, ConsentRecord.Act.GIVEN, evidence, now, expires);
  }

  /** Records a no: a refusal where there was no yes, else a withdrawal. */
  public ConsentRecord refuse(CustomerId customer, Notice shown, Evidence evidence) {
    boolean hadSaidYes =
        newest(customer, shown.purpose()).map(ConsentRecord::isYes).orElse(false);
    ConsentRecord.Act act =
        hadSaidYes ? ConsentRecord.Act.WITHDRAWN : ConsentRecord.Act.REFUSED;
    return choose(customer, shown, act, evidence, clock.instant(), Optional.empty());
  }

  private ConsentRecord choose(
      CustomerId customer,
      Notice shown,
      ConsentRecord.Act act,
      Evidence evidence,
      Instant at,
      Optional<Instant> expires) {
    ConsentRecord record =
        new ConsentRecord(
            customer,
            new ConsentId(NewId.next()),
            shown.purpose(),
            act,
            shown.digest(),
            shown.question().in(evidence.language()),
            evidence.language(),
            evidence.control(),
            evidence.channel(),
            evidence.conversation(),
            at,
            expires);
    together.executeWithoutResult(
        transaction -> {
          byte[] salt = moveEpoch(customer);
          insert(record);
          closeQuestions(record);
          trail.append(
              Entry.about(Act.CONSENT, record.id().value(), at, salt, customer.value(), record));
        });
    return record;
  }

  private byte[] moveEpoch(CustomerId customer) {
    byte[] salt =
        house.queryForObject(
            """
            UPDATE identity.customer
            SET epoch = epoch + 1
            WHERE customer_id = ?
            RETURNING salt
            """,
            byte[].class,
            customer.value());
    if (salt == null) {
      throw new IllegalStateException("There is no such customer");
    }
    return salt;
  }

  private void insert(ConsentRecord record) {
    house.update(
        """
        INSERT INTO consent.consent_record
          (customer_id, consent_id, purpose, act, notice_digest, notice_shown, language, control,
           channel, conversation_id, at, expires_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        record.customer().value(),
        record.id().value(),
        record.purpose(),
        record.act().stored(),
        record.noticeDigest(),
        record.noticeShown(),
        record.language(),
        record.control(),
        record.channel(),
        record.conversation().map(ConversationId::value).orElse(null),
        utc(record.at()),
        record.expiresAt().map(Consents::utc).orElse(null));
  }

  /** A choice answers every open question on its purpose, wherever the choice was made. */
  private void closeQuestions(ConsentRecord record) {
    house.update(
        """
        UPDATE consent.question
        SET answered_at = ?
        WHERE customer_id = ? AND purpose = ? AND answered_at IS NULL
        """,
        utc(record.at()),
        record.customer().value(),
        record.purpose());
  }

  /** Puts a question to a customer in a conversation. Asked again while it is open, it is one. */
  public void ask(
      CustomerId customer, ConversationId conversation, Notice notice, StaffId by) {
    QuestionId id = new QuestionId(NewId.next());
    Instant now = clock.instant();
    together.executeWithoutResult(
        transaction -> {
          int asked =
              house.update(
                  """
                  INSERT INTO consent.question
                    (customer_id, question_id, conversation_id, purpose, notice_digest, asked_by,
                     asked_at)
                  VALUES (?, ?, ?, ?, ?, ?, ?)
                  ON CONFLICT (customer_id, purpose) WHERE answered_at IS NULL DO NOTHING
                  """,
                  customer.value(),
                  id.value(),
                  conversation.value(),
                  notice.purpose(),
                  notice.digest(),
                  by.value(),
                  utc(now));
          if (asked == 1) {
            trail.append(
                Entry.about(
                    Act.QUESTION,
                    id.value(),
                    now,
                    standing(customer).salt(),
                    customer.value(),
                    List.of(notice.purpose(), notice.digest())));
          }
        });
  }

  /** Returns the questions put to this customer, oldest first. */
  public List<Question> questions(CustomerId customer) {
    return house.query(
        """
        SELECT customer_id, question_id, conversation_id, purpose, asked_at, answered_at
        FROM consent.question
        WHERE customer_id = ?
        ORDER BY question_id
        """,
        (row, n) ->
            new Question(
                customer,
                new QuestionId(row.getObject("question_id", UUID.class)),
                new ConversationId(row.getObject("conversation_id", UUID.class)),
                row.getString("purpose"),
                instant(row, "asked_at"),
                Optional.ofNullable(row.getObject("answered_at", OffsetDateTime.class))
                    .map(OffsetDateTime::toInstant)),
        customer.value());
  }

  /** Returns where this customer's choices stand, for rooms other than the door. */
  public Standing standing(CustomerId customer) {
    return new Standings(house).of(customer);
  }

  /** Returns every choice of this customer, newest first. */
  public List<ConsentRecord> history(CustomerId customer) {
    return house.query(
        "SELECT * FROM consent.consent_record WHERE customer_id = ? ORDER BY consent_id DESC",
        (row, n) -> record(row),
        customer.value());
  }

  private Optional<ConsentRecord> newest(CustomerId customer, String purpose) {
    return standing(customer).on(purpose);
  }

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
        instant(row, "at"),
        Optional.ofNullable(row.getObject("expires_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
