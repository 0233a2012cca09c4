package dev.guestright.ledger;

import java.util.Optional;

/**
 * Where the tree's stored hashes are read from: a database, a folder, another server.
 *
 * <p>Nothing that comes from it needs to be trusted: proofs made of it are checked against a signed
 * root by whoever receives them.
 */
@FunctionalInterface
public interface TileSource {
  /**
   * The hashes of one tile, {@code tile.width()} times 32 bytes.
   *
   * @return empty when the source does not hold this tile in this width; the reader then asks for
   *     the full one
   * @throws java.io.UncheckedIOException when the source cannot be read now
   */
  Optional<byte[]> tile(Tile tile);
}
