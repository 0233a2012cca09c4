package dev.guestright.server.trail;

import dev.guestright.ledger.Checkpoint;
import dev.guestright.ledger.InclusionProof;
import dev.guestright.ledger.PortableProof;
import dev.guestright.ledger.Prover;
import dev.guestright.ledger.SignedNote;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Writes receipts: each proves that a statement about a customer stands in the log. */
public final class Receipts {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);
  private static final JsonMapper JSON = new JsonMapper();

  /** Entries, and so tiles, that are held in memory at once. */
  private static final int AT_ONCE = 500;

  private final JdbcTemplate on;
  private final Sequencer sequencer;

  public Receipts(JdbcTemplate on, Sequencer sequencer) {
    this.on = on;
    this.sequencer = sequencer;
  }

  /**
   * A statement about a customer, and the entry that vouches for it.
   *
   * @param statement what the entry was made with
   */
  public record Vouched(UUID entry, Object statement) {

    /** A use, as the log vouches for it. */
    public static Vouched of(UseRecord use) {
      return new Vouched(use.id().value(), use);
    }
  }

  /**
   * Returns the receipt for a statement that an entry vouches for. An entry that waits for its
   * place gets it first.
   *
   * @param customersSalt what the entry was made with
   * @throws IllegalStateException when there is no such entry, or it gets no place
   */
  public Receipt of(UUID entry, Object statement, UUID subject, byte[] customersSalt) {
    Placed placed = placed(entry);
    DatabaseLog log = new DatabaseLog(on);
    SignedNote checkpoint = checkpoint(placed.position());
    return receipt(
        new Vouched(entry, statement),
        subject,
        customersSalt,
        placed,
        new PortableProof(
            new Prover(log).inclusion(placed.position(), size(checkpoint)), checkpoint));
  }

  /**
   * Gives the receipts of many statements about one customer, in the order of the log, all under
   * one checkpoint. What has no entry with a place is left out.
   */
  public void ofAll(
      List<Vouched> vouched, UUID subject, byte[] customersSalt, Consumer<Receipt> each) {
    sequencer.placeAll();
    Map<UUID, Vouched> byEntry = new HashMap<>();
    vouched.forEach(it -> byEntry.put(it.entry(), it));
    List<Long> positions =
        on.query(
            """
            SELECT position
            FROM trail.entry
            WHERE entry_id = ANY (?) AND position IS NOT NULL
            ORDER BY position
            """,
            (row, n) -> row.getLong("position"),
            (Object) byEntry.keySet().toArray(UUID[]::new));
    if (positions.isEmpty()) {
      return;
    }
    SignedNote checkpoint = checkpoint(positions.getLast());
    long size = size(checkpoint);
    TilesInHand tiles = new TilesInHand(on, size);
    Prover prover = new Prover(tiles);
    for (int from = 0; from < positions.size(); from += AT_ONCE) {
      List<Long> some = positions.subList(from, Math.min(positions.size(), from + AT_ONCE));
      tiles.fetch(some);
      for (Placed placed : entries(some)) {
        InclusionProof inclusion = prover.inclusion(placed.position(), size);
        each.accept(
            receipt(
                Objects.requireNonNull(byEntry.get(placed.entry())),
                subject,
                customersSalt,
                placed,
                new PortableProof(inclusion, checkpoint)));
      }
    }
  }

  private record Placed(UUID entry, long position, byte[] body) {}

  private static Receipt receipt(
      Vouched vouched, UUID subject, byte[] customersSalt, Placed placed, PortableProof proof) {
    return new Receipt(
        JSON.readTree(JSON.writeValueAsBytes(vouched.statement())),
        subject,
        Entry.saltOf(vouched.entry(), customersSalt),
        placed.body(),
        proof);
  }

  private List<Placed> entries(List<Long> positions) {
    return on.query(
        """
        SELECT entry_id, position, body
        FROM trail.entry
        WHERE position = ANY (?)
        ORDER BY position
        """,
        (row, n) ->
            new Placed(
                row.getObject("entry_id", UUID.class),
                row.getLong("position"),
                row.getBytes("body")),
        (Object) positions.toArray(Long[]::new));
  }

  /** Another node may be at it: then its work is waited for. */
  private Placed placed(UUID entry) {
    long end = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (System.nanoTime() < end) {
      sequencer.placeAll();
      List<Long> position =
          on.query(
              "SELECT coalesce(position, -1) AS place FROM trail.entry WHERE entry_id = ?",
              (row, n) -> row.getLong("place"),
              entry);
      if (position.isEmpty()) {
        throw new IllegalStateException("The log has no entry " + entry);
      }
      if (position.getFirst() >= 0) {
        return entries(position).getFirst();
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    throw new IllegalStateException("The entry " + entry + " waits too long for its place");
  }

  private SignedNote checkpoint(long position) {
    return on.query(
            "SELECT note FROM trail.checkpoint WHERE size > ? ORDER BY size LIMIT 1",
            (row, n) -> SignedNote.parse(row.getString("note")),
            position)
        .getFirst();
  }

  private static long size(SignedNote checkpoint) {
    return Checkpoint.parse(checkpoint.text()).head().size();
  }
}
