package dev.guestright.server.desk;

import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.trail.Act;
import dev.guestright.server.trail.Trail;
import dev.guestright.server.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Notes that were kept although they seem to label a person. Somebody other than who wrote one
 * decides, once, whether it stays; what is taken out is gone from the vault.
 */
@Component
public class NoteOverrides {

  private final JdbcTemplate house;
  private final TransactionTemplate together;
  private final Vault vault;
  private final Clock clock;

  NoteOverrides(JdbcTemplate house, Vault vault, Clock clock) {
    this.house = house;
    this.together =
        new TransactionTemplate(
            new DataSourceTransactionManager(Objects.requireNonNull(house.getDataSource())));
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * One such note.
   *
   * @param because why it was kept, sealed: only the door opens it
   */
  public record Kept(
      CustomerId customer,
      ConversationId conversation,
      UUID note,
      StaffId by,
      byte[] because,
      Instant keptAt) {}

  /** What may become of it. */
  public enum Verdict {
    STAYS,
    TAKEN_OUT;

    public String stored() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Returns those that nobody decided about, oldest first. */
  public List<Kept> open() {
    return house.query(
        "SELECT * FROM desk.note_override WHERE verdict IS NULL ORDER BY kept_at",
        (row, n) -> kept(row));
  }

  /** Returns one that nobody decided about yet. */
  public Optional<Kept> open(UUID note) {
    return house
        .query(
            "SELECT * FROM desk.note_override WHERE note_id = ? AND verdict IS NULL",
            (row, n) -> kept(row),
            note)
        .stream()
        .findFirst();
  }

  /** Decides, unless it was decided or is the decider's own; returns whether it was. */
  public boolean decide(Kept note, Verdict verdict, StaffId by) {
    return Boolean.TRUE.equals(together.execute(transaction -> decideInTurn(note, verdict, by)));
  }

  private boolean decideInTurn(Kept note, Verdict verdict, StaffId by) {
    Instant now = clock.instant();
    int decided =
        house.update(
            """
            UPDATE desk.note_override
            SET verdict = ?, decided_by = ?, decided_at = ?
            WHERE customer_id = ? AND note_id = ? AND verdict IS NULL AND staff_id <> ?
            """,
            verdict.stored(),
            by.value(),
            now.atOffset(ZoneOffset.UTC),
            note.customer().value(),
            note.note(),
            by.value());
    if (decided == 0) {
      return false;
    }
    if (verdict == Verdict.TAKEN_OUT) {
      vault.remove(note.customer(), Notes.NOTES, note.note());
    }
    new Trail(house)
        .append(
            Act.REVIEW,
            note.customer(),
            now,
            Map.of(
                "note", note.note().toString(), "by", by.toString(), "verdict", verdict.stored()));
    return true;
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        new CustomerId(row.getObject("customer_id", UUID.class)),
        new ConversationId(row.getObject("conversation_id", UUID.class)),
        row.getObject("note_id", UUID.class),
        new StaffId(row.getObject("staff_id", UUID.class)),
        row.getBytes("because"),
        row.getObject("kept_at", OffsetDateTime.class).toInstant());
  }
}
