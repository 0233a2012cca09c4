package dev.guestright.ledger;

/**
 * What a log was at one moment: how many entries, and the one root that they have.
 *
 * @param size entries in the tree, zero or more
 * @param root the Merkle tree hash over exactly these entries (RFC 9162 §2.1.1)
 */
public record TreeHead(long size, Hash root) {
  /**
   * @throws IllegalArgumentException when {@code size} is negative
   */
  public TreeHead {
    if (size < 0) {
      throw new IllegalArgumentException("a tree has no negative size");
    }
  }
}
