package dev.guestright.ledger;

/**
 * The two hashes that a Merkle tree is made of.
 *
 * <p>Leaves and nodes are told apart by their first byte, so that no node can pass for an entry.
 * Source: RFC 9162 §2.1.1, RFC 6962 §2.1.
 */
public final class Merkle {
  /** The root of the tree without entries: the SHA-256 of nothing. */
  public static final Hash EMPTY_ROOT = new Hasher().plain(new byte[0]);

  private Merkle() {}

  /** The hash of an entry: {@code SHA-256(0x00 || entry)}. */
  public static Hash leaf(byte[] entry) {
    byte[] hash = new byte[Hash.BYTES];
    new Hasher().leaf(entry, 0, entry.length, hash, 0);
    return Hash.of(hash);
  }

  /** The hash of two neighbours: {@code SHA-256(0x01 || left || right)}. */
  public static Hash node(Hash left, Hash right) {
    return new Hasher().node(left, right);
  }
}
