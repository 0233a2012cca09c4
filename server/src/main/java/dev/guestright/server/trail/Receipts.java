package dev.guestright.server.trail;

import dev.guestright.ledger.Checkpoint;
import dev.guestright.ledger.PortableProof;
import dev.guestright.ledger.Prover;
import dev.guestright.ledger.SignedNote;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Proves that an entry is in the log. */
public final class Proofs {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);
  private static final JsonMapper JSON = new JsonMapper();

  private final JdbcTemplate on;
  private final Sequencer sequencer;

  public Proofs(JdbcTemplate on, Sequencer sequencer) {
    this.on = on;
    this.sequencer = sequencer;
  }

  /**
   * Returns the receipt for a statement that an entry vouches for. An entry that waits for its
   * place gets it first.
   *
   * @param customersSalt what the entry was made with
   * @throws IllegalStateException when there is no such entry, or it gets no place
   */
  public Voucher receipt(UUID entry, Object statement, UUID subject, byte[] customersSalt) {
    return new Voucher(
        JSON.readTree(JSON.writeValueAsBytes(statement)),
        subject,
        Entry.saltOf(entry, customersSalt),
        body(entry),
        proof(placed(entry)));
  }

  private byte[] body(UUID entry) {
    return on
        .query(
            "SELECT body FROM trail.entry WHERE entry_id = ?",
            (row, n) -> row.getBytes("body"),
            entry)
        .stream()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The log has no entry " + entry));
  }

  /** Another node may be at it: then its work is waited for. */
  private long placed(UUID entry) {
    long end = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (System.nanoTime() < end) {
      sequencer.placeAll();
      List<Long> position =
          on.query(
              "SELECT position FROM trail.entry WHERE entry_id = ? AND position IS NOT NULL",
              (row, n) -> row.getLong("position"),
              entry);
      if (!position.isEmpty()) {
        return position.getFirst();
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    throw new IllegalStateException("The entry " + entry + " waits too long for its place");
  }

  private PortableProof proof(long position) {
    SignedNote checkpoint =
        on.query(
                "SELECT note FROM trail.checkpoint WHERE size > ? ORDER BY size LIMIT 1",
                (row, n) -> SignedNote.parse(row.getString("note")),
                position)
            .getFirst();
    long size = Checkpoint.parse(checkpoint.text()).head().size();
    return new PortableProof(new Prover(new DatabaseLog(on)).inclusion(position, size), checkpoint);
  }
}
