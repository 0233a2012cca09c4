package dev.guestright.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a server keeps of a log: entries, and every hash that an append completed. */
final class Stored implements TileSource {
  final List<byte[]> entries = new ArrayList<>();
  final Map<String, byte[]> hashes = new HashMap<>();
  Frontier frontier = Frontier.empty();

  static Stored of(List<byte[]> entries) {
    Stored stored = new Stored();
    stored.append(entries);
    return stored;
  }

  void append(List<byte[]> more) {
    entries.addAll(more);
    Growth growth = frontier.append(more.stream().map(Merkle::leaf).toList());
    for (TileHash completed : growth.completed()) {
      hashes.put(completed.level() + "/" + completed.index(), completed.hash().bytes());
    }
    frontier = growth.frontier();
  }

  @Override
  public Optional<byte[]> tile(Tile tile) {
    byte[] row = new byte[tile.length()];
    for (int place = 0; place < tile.width(); place++) {
      byte[] hash = hashes.get(tile.level() + "/" + (tile.index() * Tile.WIDTH + place));
      if (hash == null) {
        return Optional.empty();
      }
      System.arraycopy(hash, 0, row, place * Hash.BYTES, Hash.BYTES);
    }
    return Optional.of(row);
  }
}
