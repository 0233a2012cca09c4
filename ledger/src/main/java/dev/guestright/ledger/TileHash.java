package dev.guestright.ledger;

/**
 * One hash of a tile, and where it is.
 *
 * @param level the tile's level: 0 for leaves, {@code l} for roots of 256<sup>l</sup> leaves
 * @param index which hash of that level, counted from the tree's left
 * @param hash the hash
 */
public record TileHash(int level, long index, Hash hash) {
  /** Which tile of its level holds the hash. */
  public long tile() {
    return index / Tile.WIDTH;
  }

  /** Which of the tile's 256 places the hash has. */
  public int place() {
    return (int) (index % Tile.WIDTH);
  }
}
