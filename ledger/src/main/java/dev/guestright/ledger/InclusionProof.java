package dev.guestright.ledger;

import java.util.List;

/**
 * Why an entry is in a tree: the hashes that lead from its leaf to the root.
 *
 * @param index the entry's place, from 0
 * @param size entries in the tree
 * @param path sibling hashes, from the leaf's to the root's child
 */
public record InclusionProof(long index, long size, List<Hash> path) {
  /**
   * @throws LogFormatException when no tree of this size has an entry at this index
   */
  public InclusionProof {
    if (index < 0 || index >= size) {
      throw new LogFormatException("an entry's index is below the tree's size");
    }
    path = List.copyOf(path);
  }

  /**
   * Whether the path leads from this leaf, at this place, to this root and to no other.
   *
   * <p>Source: RFC 9162 §2.1.3.2.
   *
   * @param leaf {@link Merkle#leaf} of the entry in question
   * @param root the root of a signed checkpoint of {@link #size()} entries
   */
  public boolean proves(Hash leaf, Hash root) {
    Hasher hasher = new Hasher();
    long fn = index;
    long sn = size - 1;
    Hash computed = leaf;
    for (Hash sibling : path) {
      if (sn == 0) {
        return false;
      }
      if ((fn & 1) == 1 || fn == sn) {
        computed = hasher.node(sibling, computed);
        int up = (fn & 1) == 1 ? 0 : Long.numberOfTrailingZeros(fn);
        fn >>>= up;
        sn >>>= up;
      } else {
        computed = hasher.node(computed, sibling);
      }
      fn >>>= 1;
      sn >>>= 1;
    }
    return sn == 0 && computed.equals(root);
  }
}
