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
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
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
  public ConsentRecord give(CustomerId customer, Purpose purpose, Notice shown, Evidence evidence) {
    return inTurn(
        customer,
        turn ->
            record(
                customer,
                shown,
                ConsentRecord.Act.GIVEN,
                evidence,
                turn.at(),
                purpose.expires().map(period -> after(turn.at(), period))));
  }

  /** Records a no: a refusal where there was no yes, else a withdrawal. */
  public ConsentRecord refuse(CustomerId customer, Notice shown, Evidence evidence) {
    return inTurn(
        customer,
        turn -> {
          boolean hadSaidYes =
              standing(customer).on(shown.purpose()).map(ConsentRecord::isYes).orElse(false);
          ConsentRecord.Act act =
              hadSaidYes ? ConsentRecord.Act.WITHDRAWN : ConsentRecord.Act.REFUSED;
          return noYes(customer, shown, act, evidence, turn.at());
        });
  }

  /**
   * Records an objection to a purpose that is told and not asked (GDPR Art. 21). The door refuses
   * the purpose from now on, where its basis yields to an objection.
   */
  public ConsentRecord object(CustomerId customer, Notice shown, Evidence evidence) {
    return inTurn(
        customer, turn -> noYes(customer, shown, ConsentRecord.Act.OBJECTED, evidence, turn.at()));
  }

  /** Records that the customer takes an objection back. */
  public ConsentRecord liftObjection(CustomerId customer, Notice shown, Evidence evidence) {
    return inTurn(
        customer,
        turn -> noYes(customer, shown, ConsentRecord.Act.OBJECTION_LIFTED, evidence, turn.at()));
  }

  /** From now on this data stays and is not used (GDPR Art. 18). */
  public void restrict(CustomerId customer, String dataPoint) {
    setRestricted(
        customer,
        dataPoint,
        true,
        """
        INSERT INTO consent.restriction (customer_id, data_point, since)
        VALUES (?, ?, ?)
        ON CONFLICT DO NOTHING
        """);
  }

  /** This data may be used again, for what it may be used for. */
  public void lift(CustomerId customer, String dataPoint) {
    setRestricted(
        customer,
        dataPoint,
        false,
        """
        DELETE FROM consent.restriction
        WHERE customer_id = ? AND data_point = ? AND since <= ?
        """);
  }

  private void setRestricted(
      CustomerId customer, String dataPoint, boolean restricted, String change) {
    together.executeWithoutResult(transaction -> {
      Turn turn = nextTurn(customer);
      int changed = house.update(change, customer.value(), dataPoint, ConsentRows.utc(turn.at()));
      if (changed > 0) {
        trail.append(
            Entry.about(
                Act.RESTRICTION,
                NewId.next(),
                turn.at(),
                turn.salt(),
                customer.value(),
                List.of(dataPoint, restricted)));
      }
    });
  }

  private static Instant after(Instant at, Period period) {
    return ZonedDateTime.ofInstant(at, ZoneOffset.UTC).plus(period).toInstant();
  }

  /** The record of a choice that permits nothing, and so has no end. */
  private static ConsentRecord noYes(
      CustomerId customer, Notice shown, ConsentRecord.Act act, Evidence evidence, Instant at) {
    return record(customer, shown, act, evidence, at, Optional.empty());
  }

  private static ConsentRecord record(
      CustomerId customer,
      Notice shown,
      ConsentRecord.Act act,
      Evidence evidence,
      Instant at,
      Optional<Instant> expires) {
    return new ConsentRecord(
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
  }

  /** A choice's place among the customer's choices: while it is being made, no other one can be. */
  private record Turn(long epoch, byte[] salt, Instant at) {}

  private ConsentRecord inTurn(CustomerId customer, Function<Turn, ConsentRecord> choice) {
    ConsentRecord made =
        together.execute(transaction -> {
          Turn turn = nextTurn(customer);
          ConsentRecord record = choice.apply(turn);
          insert(record, turn.epoch());
          closeQuestions(record);
          trail.append(
              Entry.about(
                  Act.CONSENT,
                  record.id().value(),
                  record.at(),
                  turn.salt(),
                  customer.value(),
                  record));
          return record;
        });
    return Objects.requireNonNull(made);
  }

  private Turn nextTurn(CustomerId customer) {
    house.query("SELECT identity.hold_for_change(?)", row -> {}, customer.value());
    return house
        .query(
            """
            UPDATE identity.customer
            SET epoch = epoch + 1
            WHERE customer_id = ?
            RETURNING epoch, salt
            """,
            (row, n) -> new Turn(row.getLong("epoch"), row.getBytes("salt"), clock.instant()),
            customer.value())
        .stream()
        .findFirst()
        .orElseThrow(Standings.NoSuchCustomer::new);
  }

  private void insert(ConsentRecord record, long epoch) {
    house.update(
        """
        INSERT INTO consent.consent_record
          (customer_id, consent_id, purpose, act, notice_digest, notice_shown, language, control,
           channel, conversation_id, at, expires_at, epoch)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
        ConsentRows.utc(record.at()),
        record.expiresAt().map(ConsentRows::utc).orElse(null),
        epoch);
  }

  /** A choice answers every open question on its purpose, wherever the choice was made. */
  private void closeQuestions(ConsentRecord record) {
    house.update(
        """
        UPDATE consent.question
        SET answered_at = ?
        WHERE customer_id = ? AND purpose = ? AND answered_at IS NULL
        """,
        ConsentRows.utc(record.at()),
        record.customer().value(),
        record.purpose());
  }

  /** Puts a question to a customer in a conversation. Asked again while it is open, it is one. */
  public void ask(CustomerId customer, ConversationId conversation, Notice notice, StaffId by) {
    QuestionId id = new QuestionId(NewId.next());
    Instant now = clock.instant();
    together.executeWithoutResult(transaction -> {
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
              ConsentRows.utc(now));
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
        (row, n) -> ConsentRows.question(row),
        customer.value());
  }

  /** Returns where this customer's choices stand, for rooms other than the door. */
  public Standing standing(CustomerId customer) {
    return new Standings(house).of(customer);
  }

  /** Returns every choice of this customer, newest first. */
  public List<ConsentRecord> history(CustomerId customer) {
    return house.query(
        "SELECT * FROM consent.consent_record WHERE customer_id = ? ORDER BY epoch DESC",
        (row, n) -> ConsentRows.record(row),
        customer.value());
  }
}
