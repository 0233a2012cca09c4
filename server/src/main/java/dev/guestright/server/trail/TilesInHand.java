package dev.guestright.server.trail;

import dev.guestright.ledger.Hash;
import dev.guestright.ledger.Tile;
import dev.guestright.ledger.TileSource;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The tiles that the proofs of many entries need: those of the entries themselves fetched together,
 * the few above them once.
 */
final class TilesInHand implements TileSource {

  private final JdbcTemplate on;
  private final long size;
  private final DatabaseLog log;
  private final Map<Long, byte[]> leaves = new HashMap<>();
  private final Map<Tile, Optional<byte[]>> above = new HashMap<>();

  /**
   * @param size how many entries the tree has that all proofs are for
   */
  TilesInHand(JdbcTemplate on, long size) {
    this.on = on;
    this.size = size;
    this.log = new DatabaseLog(on);
  }

  /** Takes the leaves around these positions in hand, in place of those that were. */
  void fetch(List<Long> positions) {
    Map<Long, ByteArrayOutputStream> read = new HashMap<>();
    on.query(
        """
        SELECT place / ? AS tile, hash
        FROM unnest(?::bigint[]) AS wanted (tile)
        JOIN trail.tree_hash ON level = 0 AND place >= tile * ? AND place < (tile + 1) * ?
        WHERE place < ?
        ORDER BY place
        """,
        row -> {
          read.computeIfAbsent(row.getLong("tile"), it -> new ByteArrayOutputStream())
              .writeBytes(row.getBytes("hash"));
        },
        Tile.WIDTH,
        positions.stream().map(it -> it / Tile.WIDTH).distinct().toArray(Long[]::new),
        Tile.WIDTH,
        Tile.WIDTH,
        size);
    leaves.clear();
    read.forEach((tile, hashes) -> leaves.put(tile, hashes.toByteArray()));
  }

  @Override
  public Optional<byte[]> tile(Tile tile) {
    byte[] inHand = tile.level() == 0 ? leaves.get(tile.index()) : null;
    return inHand != null && inHand.length == tile.width() * Hash.BYTES
        ? Optional.of(inHand)
        : above.computeIfAbsent(tile, log::tile);
  }
}
