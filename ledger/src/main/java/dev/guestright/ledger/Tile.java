package dev.guestright.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a run of up to 256 neighbouring hashes stands in the tree, and how it is called.
 *
 * <p>Its content is the hashes, 32 bytes each, one after the other. Source: C2SP {@code
 * tlog-tiles}, "Merkle Tree".
 *
 * @param level 0 for leaf hashes; a hash on level {@code l} is the root of 256<sup>l</sup> leaves
 * @param index which tile of the level, from the left
 * @param width hashes in it, 1 to 256; below 256 the tile is partial
 */
public record Tile(int level, long index, int width) {
  /** Hashes in a full tile. */
  public static final int WIDTH = 256;

  /** Levels of the tree that a tile spans: 2<sup>8</sup> is {@link #WIDTH}. */
  public static final int HEIGHT = 8;

  private static final int MAX_LEVEL = 63;

  /**
   * @throws LogFormatException when a number is outside of its range
   */
  public Tile {
    if (level < 0 || level > MAX_LEVEL) {
      throw new LogFormatException("a tile's level is 0 to 63");
    }
    TilePath.check(index, width);
  }

  /**
   * The tile that this path names.
   *
   * @param path as {@link #path()} writes it, such as {@code tile/0/x001/067.p/12}
   * @throws LogFormatException when it is no tile's path, or not its canonical one
   */
  public static Tile parse(String path) {
    TilePath parsed = TilePath.parse(path);
    int level = parsed.decimal(parsed.kind(), MAX_LEVEL);
    return new Tile(level, parsed.index(), parsed.width());
  }

  /** The tiles that a tree of {@code to} entries has and a tree of {@code from} had not. */
  public static List<Tile> between(long from, long to) {
    if (from < 0 || from > to) {
      throw new IllegalArgumentException("a tree grows from the smaller to the larger size");
    }
    List<Tile> tiles = new ArrayList<>();
    for (int level = 0; level * HEIGHT < Long.SIZE - 1 && to >>> level * HEIGHT > 0; level++) {
      long had = from >>> level * HEIGHT;
      long has = to >>> level * HEIGHT;
      for (long start = had - had % WIDTH; had < has && start < has; start += WIDTH) {
        tiles.add(new Tile(level, start / WIDTH, (int) Math.min(WIDTH, has - start)));
      }
    }
    return List.copyOf(tiles);
  }

  /** The tile as a tree of {@code size} entries has it: full, or as wide as it is there. */
  static Tile in(long size, int level, long index) {
    long hashes = size >>> level * HEIGHT;
    return new Tile(level, index, (int) Math.min(WIDTH, hashes - index * WIDTH));
  }

  /** The path below the log's prefix, such as {@code tile/0/x001/067} or {@code tile/1/000.p/9}. */
  public String path() {
    return TilePath.of(Integer.toString(level), index, width);
  }

  /** Whether the tile has room left. */
  public boolean isPartial() {
    return width < WIDTH;
  }

  /** The same tile with all of its 256 hashes. */
  public Tile full() {
    return new Tile(level, index, WIDTH);
  }

  /** Bytes that the tile's content has. */
  public int length() {
    return width * Hash.BYTES;
  }
}
