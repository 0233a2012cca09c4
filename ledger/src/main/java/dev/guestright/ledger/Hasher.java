package dev.guestright.ledger;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** SHA-256 with the tree's prefixes, reusing one digest and one buffer. For one thread. */
final class Hasher {
  /** What precedes an entry. */
  static final byte LEAF = 0;

  private static final byte NODE = 1;

  private final MessageDigest sha256 = sha256();
  private final byte[] node = new byte[1 + 2 * Hash.BYTES];

  /** Room for the parents of a tile's hashes, so that those need not be copied to be folded. */
  private final byte[] half = new byte[Tile.WIDTH / 2 * Hash.BYTES];

  Hasher() {
    node[0] = NODE;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  Hash plain(byte[] bytes) {
    return Hash.of(sha256.digest(bytes));
  }

  void leaf(byte[] source, int offset, int length, byte[] target, int at) {
    sha256.update(LEAF);
    sha256.update(source, offset, length);
    digestTo(target, at);
  }

  /** The hash of a leaf whose prefix already stands before it in the array. */
  void prefixed(byte[] source, int offset, int length, byte[] target, int at) {
    sha256.update(source, offset, length);
    digestTo(target, at);
  }

  /** The root over {@code count} neighbours, a power of two up to a tile's width. */
  byte[] fold(byte[] hashes, int from, int count) {
    if (count == 1) {
      return Arrays.copyOfRange(hashes, from, from + Hash.BYTES);
    }
    foldOnce(hashes, from, count);
    for (int left = count / 2; left > 1; left /= 2) {
      foldOnce(half, 0, left);
    }
    return Arrays.copyOf(half, Hash.BYTES);
  }

  private void foldOnce(byte[] hashes, int from, int count) {
    for (int pair = 0; pair < count; pair += 2) {
      System.arraycopy(hashes, from + pair * Hash.BYTES, node, 1, 2 * Hash.BYTES);
      sha256.update(node, 0, node.length);
      digestTo(half, pair / 2 * Hash.BYTES);
    }
  }

  void node(byte[] left, int leftAt, byte[] right, int rightAt, byte[] target, int at) {
    System.arraycopy(left, leftAt, node, 1, Hash.BYTES);
    System.arraycopy(right, rightAt, node, 1 + Hash.BYTES, Hash.BYTES);
    sha256.update(node, 0, node.length);
    digestTo(target, at);
  }

  Hash node(Hash left, Hash right) {
    left.copyTo(node, 1);
    right.copyTo(node, 1 + Hash.BYTES);
    return plain(node);
  }

  private void digestTo(byte[] target, int at) {
    try {
      sha256.digest(target, at, Hash.BYTES);
    } catch (DigestException e) {
      throw new AssertionError("the target holds a hash", e);
    }
  }
}
