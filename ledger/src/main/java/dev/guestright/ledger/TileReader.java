package dev.guestright.ledger;

import java.util.Arrays;
import java.util.Optional;

/** Reads tiles, and the full one where a partial one is no longer kept. */
final class TileReader {
  private final TileSource source;

  TileReader(TileSource source) {
    this.source = source;
  }

  /** The tile's bytes in exactly its width; empty when they are not there in full. */
  Optional<byte[]> read(Tile tile) {
    Optional<byte[]> found = source.tile(tile);
    if (found.isEmpty() && tile.isPartial()) {
      found = source.tile(tile.full()).map(full -> Arrays.copyOf(full, tile.length()));
    }
    return found.filter(bytes -> bytes.length == tile.length());
  }

  byte[] require(Tile tile) {
    return read(tile)
        .orElseThrow(() -> new LogUnavailableException(tile.path() + " is missing or not whole"));
  }
}
