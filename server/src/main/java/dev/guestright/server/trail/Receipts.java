package dev.guestright.server.trail;

import dev.guestright.ledger.Checkpoint;
import dev.guestright.ledger.PortableProof;
import dev.guestright.ledger.Prover;
import dev.guestright.ledger.SignedNote;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes receipts: each proves that a record is in the log as the newest checkpoint signs it. */
public final class Receipts {

  private final JdbcTemplate on;
  private final DatabaseLog log;

  public Receipts(JdbcTemplate on) {
    this.on = on;
    this.log = new DatabaseLog(on);
  }

  /** Returns the receipt of a use; empty while its entry waits for its place, a second at most. */
  public Optional<Receipt> of(UseRecord use, byte[] salt) {
    return of(Act.USE, use.id().value(), use.at(), use.customer().value(), salt, use);
  }

  /**
   * Returns the receipt of a record whose entry was made with {@link Entry#about} of these same
   * values; empty while it waits for its place.
   */
  public Optional<Receipt> of(
      Act act, UUID id, Instant at, UUID customer, byte[] salt, Object record) {
    return proof(id).map(proof -> Receipt.of(act, id, at, customer, salt, record, proof));
  }

  private Optional<PortableProof> proof(UUID entry) {
    return on
        .query(
            "SELECT position FROM trail.entry WHERE entry_id = ? AND position IS NOT NULL",
            (row, n) -> row.getLong("position"),
            entry)
        .stream()
        .findFirst()
        .map(position -> {
          SignedNote newest = log.checkpoint().map(SignedNote::parse).orElseThrow();
          long size = Checkpoint.parse(newest.text()).head().size();
          return new PortableProof(new Prover(log).inclusion(position, size), newest);
        });
  }
}
