package dev.guestright.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a tree: all that is needed to append to it and to know its root, in at most 63
 * hashes however large the tree is.
 *
 * <p>A frontier never changes; {@link #append} gives a new one, so that a transaction which rolls
 * back leaves the old one true. Source: RFC 9162 §2.1.2.
 */
public final class Frontier {
  private static final Frontier EMPTY = new Frontier(0, List.of());

  private final long size;
  private final List<Hash> subtrees;

  Frontier(long size, List<Hash> subtrees) {
    this.size = size;
    this.subtrees = subtrees;
  }

  /** The frontier of the tree without entries. */
  public static Frontier empty() {
    return EMPTY;
  }

  /**
   * The frontier that {@link #toBytes()} wrote.
   *
   * @throws LogFormatException when the length does not fit the size in its first eight bytes; a
   *     hash that was changed on the way is not seen here, but at the next comparison of {@link
   *     #root()}
   */
  public static Frontier fromBytes(byte[] bytes) {
    if (bytes.length < Long.BYTES) {
      throw new LogFormatException("a frontier starts with eight bytes of size");
    }
    long size = ByteBuffer.wrap(bytes).getLong();
    if (size < 0 || bytes.length != Long.BYTES + Long.bitCount(size) * Hash.BYTES) {
      throw new LogFormatException("a frontier of this size has another number of hashes");
    }
    List<Hash> subtrees = new ArrayList<>();
    for (int at = Long.BYTES; at < bytes.length; at += Hash.BYTES) {
      subtrees.add(Hash.of(bytes, at));
    }
    return new Frontier(size, List.copyOf(subtrees));
  }

  /** Eight bytes of size, big-endian, then the hashes of the complete subtrees, largest first. */
  public byte[] toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + subtrees.size() * Hash.BYTES);
    bytes.putLong(size);
    subtrees.forEach(subtree -> bytes.put(subtree.bytes()));
    return bytes.array();
  }

  /** Entries in the tree. */
  public long size() {
    return size;
  }

  /** The root over all entries so far (RFC 9162 §2.1.1). */
  public Hash root() {
    return edge().root();
  }

  /** {@link #size()} and {@link #root()} together. */
  public TreeHead head() {
    return new TreeHead(size, root());
  }

  /** The tree with one more leaf. */
  public Growth append(Hash leaf) {
    return append(List.of(leaf));
  }

  /**
   * The tree with more leaves, in this order, and every hash that became final and belongs into a
   * tile.
   *
   * @param leaves {@link Merkle#leaf} of each entry; may be empty
   */
  public Growth append(List<Hash> leaves) {
    Edge edge = edge();
    List<TileHash> completed = new ArrayList<>(leaves.size() + leaves.size() / Tile.WIDTH + 8);
    byte[] bytes = new byte[Hash.BYTES];
    for (Hash leaf : leaves) {
      leaf.copyTo(bytes, 0);
      edge.append(
          bytes,
          0,
          (level, index, source, offset) ->
              completed.add(new TileHash(level, index, Hash.of(source, offset))));
    }
    return new Growth(edge.freeze(), List.copyOf(completed));
  }

  List<Hash> subtrees() {
    return subtrees;
  }

  private Edge edge() {
    Edge edge = new Edge(new Hasher());
    edge.restore(this);
    return edge;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Frontier that && size == that.size && subtrees.equals(that.subtrees);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(size) * 31 + subtrees.hashCode();
  }

  @Override
  public String toString() {
    return "Frontier[size=" + size + ", root=" + root() + "]";
  }
}
