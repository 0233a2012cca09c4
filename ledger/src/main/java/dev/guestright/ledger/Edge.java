package dev.guestright.ledger;

import java.util.List;

/**
 * The right edge of a growing tree, changed in place: one hash for each complete subtree that has
 * no right neighbour yet, at most one a height. For one thread.
 */
final class Edge {
  /** Heights that a tree of {@code Long.MAX_VALUE} leaves can have. */
  private static final int HEIGHTS = 63;

  /** Told of every hash that belongs into a tile, once, when it becomes final. */
  interface Completed {
    void hash(int level, long index, byte[] source, int offset);
  }

  private final Hasher hasher;
  private final byte[] subtrees = new byte[HEIGHTS * Hash.BYTES];
  private final byte[] current = new byte[Hash.BYTES];
  private long size;

  Edge(Hasher hasher) {
    this.hasher = hasher;
  }

  long size() {
    return size;
  }

  void restore(Frontier frontier) {
    size = frontier.size();
    int next = 0;
    for (int height = HEIGHTS - 1; height >= 0; height--) {
      if (has(height)) {
        frontier.subtrees().get(next++).copyTo(subtrees, at(height));
      }
    }
  }

  Frontier freeze() {
    Hash[] kept = new Hash[Long.bitCount(size)];
    int next = 0;
    for (int height = HEIGHTS - 1; height >= 0; height--) {
      if (has(height)) {
        kept[next++] = Hash.of(subtrees, at(height));
      }
    }
    return new Frontier(size, List.of(kept));
  }

  void append(byte[] source, int offset, Completed completed) {
    appendSubtree(0, source, offset, completed);
  }

  /**
   * Appends 2<sup>height</sup> leaves at once, by their root; the hashes below it are not told of.
   */
  void appendSubtree(int height, byte[] source, int offset, Completed completed) {
    long leaves = 1L << height;
    if (size % leaves != 0 || size > Long.MAX_VALUE - leaves) {
      throw new IllegalStateException("no room for this subtree here");
    }
    System.arraycopy(source, offset, current, 0, Hash.BYTES);
    int top = height;
    tell(top, completed);
    while (has(top)) {
      hasher.node(subtrees, at(top), current, 0, current, 0);
      top++;
      tell(top, completed);
    }
    System.arraycopy(current, 0, subtrees, at(top), Hash.BYTES);
    size += leaves;
  }

  private void tell(int height, Completed completed) {
    if (height % Tile.HEIGHT == 0) {
      completed.hash(height / Tile.HEIGHT, size >>> height, current, 0);
    }
  }

  Hash root() {
    if (size == 0) {
      return Merkle.EMPTY_ROOT;
    }
    int height = Long.numberOfTrailingZeros(size);
    System.arraycopy(subtrees, at(height), current, 0, Hash.BYTES);
    while (++height < HEIGHTS) {
      if (has(height)) {
        hasher.node(subtrees, at(height), current, 0, current, 0);
      }
    }
    return Hash.of(current, 0);
  }

  private boolean has(int height) {
    return (size >>> height & 1) == 1;
  }

  private static int at(int height) {
    return height * Hash.BYTES;
  }
}
