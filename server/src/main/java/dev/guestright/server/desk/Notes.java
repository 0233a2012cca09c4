package dev.guestright.server.desk;

import dev.guestright.server.identity.Actor;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.trail.Act;
import dev.guestright.server.trail.Trail;
import dev.guestright.server.vault.Item;
import dev.guestright.server.vault.Vault;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Internal notes. They lie sealed like messages, are declared in the charter like all that is kept,
 * and the customer may read them (GDPR Art. 15): so none labels a person without a reason that
 * somebody else reviews.
 */
@Component
public class Notes {

  /** The data point under which the words of notes lie in the vault. */
  public static final String NOTES = "notes";

  private static final int LONGEST = 5_000;
  private static final int LONGEST_REASON = 500;

  private final JdbcTemplate house;
  private final TransactionTemplate together;
  private final Vault vault;
  private final Clock clock;

  Notes(JdbcTemplate house, Vault vault, Clock clock) {
    this.house = house;
    this.together =
        new TransactionTemplate(
            new DataSourceTransactionManager(Objects.requireNonNull(house.getDataSource())));
    this.vault = vault;
    this.clock = clock;
  }

  /** What came of a note. */
  sealed interface Outcome {
    /** It is kept. */
    record Kept() implements Outcome {}

    /** It seems to label a person, and nobody said why it should be kept all the same. */
    record Reconsider(List<Label> labels) implements Outcome {}
  }

  /** Whether the charter has a place for notes at all. */
  boolean mayBeKept() {
    return vault.mayStore(NOTES);
  }

  /**
   * Keeps a note.
   *
   * @param because why it should be kept although it seems to label a person; blank for no reason
   */
  Outcome keep(Actor.Staff who, Conversation about, String text, String because) {
    String kept = cut(text, LONGEST);
    List<Label> labels = Labels.standard().in(kept);
    if (!labels.isEmpty() && because.isBlank()) {
      return new Outcome.Reconsider(labels);
    }
    together.executeWithoutResult(transaction -> {
      UUID id = NewId.next();
      Instant now = clock.instant();
      add(who, about, id, kept, now);
      if (!labels.isEmpty()) {
        override(who, about, id, cut(because, LONGEST_REASON), now);
      }
    });
    return new Outcome.Kept();
  }

  private static String cut(String text, int longest) {
    return text.strip().substring(0, Math.min(text.strip().length(), longest));
  }

  private void add(Actor.Staff who, Conversation about, UUID id, String text, Instant now) {
    house.update(
        """
        INSERT INTO desk.note (customer_id, conversation_id, note_id, staff_id, written_at)
        VALUES (?, ?, ?, ?, ?)
        """,
        about.customer().value(),
        about.id().value(),
        id,
        who.id().value(),
        utc(now));
    vault.store(List.of(new Item(about.customer(), NOTES, id, "desk", text, now)));
  }

  private void override(Actor.Staff who, Conversation about, UUID id, String because, Instant now) {
    house.update(
        """
        INSERT INTO desk.note_override
          (customer_id, conversation_id, note_id, staff_id, because, kept_at)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        about.customer().value(),
        about.id().value(),
        id,
        who.id().value(),
        vault.seal(about.customer(), id, because),
        utc(now));
    new Trail(house)
        .append(
            Act.OVERRIDE,
            about.customer(),
            now,
            Map.of("note", id.toString(), "by", who.id().toString()));
  }

  /** Returns the notes about a conversation, oldest first. */
  List<Note> of(Conversation conversation) {
    return house.query(
        """
        SELECT note_id, staff_id, written_at
        FROM desk.note
        WHERE customer_id = ? AND conversation_id = ?
        ORDER BY written_at, note_id
        """,
        (row, n) ->
            new Note(
                row.getObject("note_id", UUID.class),
                new StaffId(row.getObject("staff_id", UUID.class)),
                row.getObject("written_at", OffsetDateTime.class).toInstant()),
        conversation.customer().value(),
        conversation.id().value());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
