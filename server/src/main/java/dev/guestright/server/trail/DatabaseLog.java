package dev.guestright.server.trail;

import dev.guestright.ledger.Bundle;
import dev.guestright.ledger.Hash;
import dev.guestright.ledger.LogSource;
import dev.guestright.ledger.Tile;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The log as it lies in the database, for whoever checks or publishes it. It gives what is there,
 * also when that was tampered with: finding out is the verifier's work.
 */
public final class DatabaseLog implements LogSource {

  /** One entry too many is enough to be found. */
  private static final int MOST_SURPLUS = 1;

  private final JdbcTemplate on;

  public DatabaseLog(JdbcTemplate on) {
    this.on = on;
  }

  @Override
  public Optional<byte[]> bundle(Bundle bundle) {
    List<byte[]> entries =
        on.query(
            """
            SELECT body
            FROM trail.entry
            WHERE position >= ? AND position < ?
            ORDER BY position
            LIMIT ?
            """,
            (row, n) -> row.getBytes("body"),
            bundle.start(),
            bundle.start() + bundle.width(),
            bundle.width() + MOST_SURPLUS);
    return entries.isEmpty() ? Optional.empty() : Optional.of(encoded(entries));
  }

  /** Also more entries than a bundle can have, when somebody gave two of them one position. */
  private static byte[] encoded(List<byte[]> entries) {
    ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    for (byte[] entry : entries) {
      bundle.writeBytes(Bundle.encode(List.of(entry)));
    }
    return bundle.toByteArray();
  }

  @Override
  public Optional<byte[]> tile(Tile tile) {
    long start = tile.index() * Tile.WIDTH;
    ByteArrayOutputStream hashes = new ByteArrayOutputStream(tile.width() * Hash.BYTES);
    on.query(
        """
        SELECT hash
        FROM trail.tree_hash
        WHERE level = ? AND place >= ? AND place < ?
        ORDER BY place
        """,
        row -> {
          hashes.writeBytes(row.getBytes("hash"));
        },
        tile.level(),
        start,
        start + tile.width());
    return hashes.size() == 0 ? Optional.empty() : Optional.of(hashes.toByteArray());
  }

  @Override
  public Optional<String> checkpoint() {
    return on
        .query(
            "SELECT note FROM trail.checkpoint ORDER BY size DESC LIMIT 1",
            (row, n) -> row.getString("note"))
        .stream()
        .findFirst();
  }

  @Override
  public Stream<String> checkpoints() {
    return on.queryForStream(
        "SELECT note FROM trail.checkpoint ORDER BY size", (row, n) -> row.getString("note"));
  }
}
