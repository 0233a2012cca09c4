package dev.guestright.ledger;

import java.util.HashMap;
import java.util.Map;

/** Hashes of subtrees, computed from the tiles of one tree, each tile read once. */
final class Subtrees {
  private final TileReader tiles;
  private final long size;
  private final Hasher hasher = new Hasher();
  private final Map<Tile, byte[]> read = new HashMap<>();

  Subtrees(TileSource source, long size) {
    this.tiles = new TileReader(source);
    this.size = size;
  }

  static long largestPowerBelow(long n) {
    return Long.highestOneBit(n - 1);
  }

  /** The hash of the entries {@code start} to {@code end - 1}, split as the tree splits them. */
  Hash hash(long start, long end) {
    long length = end - start;
    if (Long.bitCount(length) == 1) {
      return complete(start, Long.numberOfTrailingZeros(length));
    }
    long middle = start + largestPowerBelow(length);
    return hasher.node(hash(start, middle), hash(middle, end));
  }

  private Hash complete(long start, int height) {
    int level = height / Tile.HEIGHT;
    int count = 1 << height % Tile.HEIGHT;
    long index = start >>> level * Tile.HEIGHT;
    Tile tile = Tile.in(size, level, index / Tile.WIDTH);
    byte[] row = read.computeIfAbsent(tile, tiles::require);
    int from = (int) (index % Tile.WIDTH) * Hash.BYTES;
    return Hash.of(hasher.fold(row, from, count));
  }
}
