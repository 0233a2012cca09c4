package dev.guestright.ledger;

import java.util.List;

/**
 * Why a tree holds an earlier one unchanged as its beginning.
 *
 * @param from entries in the earlier tree
 * @param to entries in the later tree
 * @param path the nodes that both trees share or the later one adds; empty when the sizes are equal
 *     or {@code from} is 0
 */
public record ConsistencyProof(long from, long to, List<Hash> path) {
  /**
   * @throws LogFormatException when the sizes are negative or shrink
   */
  public ConsistencyProof {
    if (from < 0 || from > to) {
      throw new LogFormatException("a tree grows from the smaller to the larger size");
    }
    path = List.copyOf(path);
  }

  /**
   * Whether the path shows that nothing before {@code from} was changed.
   *
   * <p>Source: RFC 9162 §2.1.4.2; the empty tree is the beginning of every tree.
   *
   * @param earlier the root at {@link #from()}
   * @param later the root at {@link #to()}
   */
  public boolean proves(Hash earlier, Hash later) {
    if (from == 0 && !earlier.equals(Merkle.EMPTY_ROOT)) {
      return false;
    }
    if (from == to) {
      return path.isEmpty() && earlier.equals(later);
    }
    if (from == 0) {
      return path.isEmpty();
    }
    boolean startsWithEarlier = Long.bitCount(from) == 1;
    if (!startsWithEarlier && path.isEmpty()) {
      return false;
    }
    Hasher hasher = new Hasher();
    int rightEdge = Long.numberOfTrailingZeros(~(from - 1));
    long fn = from - 1 >>> rightEdge;
    long sn = to - 1 >>> rightEdge;
    Hash first = startsWithEarlier ? earlier : path.getFirst();
    Hash second = first;
    for (Hash node : path.subList(startsWithEarlier ? 0 : 1, path.size())) {
      if (sn == 0) {
        return false;
      }
      if ((fn & 1) == 1 || fn == sn) {
        first = hasher.node(node, first);
        second = hasher.node(node, second);
        int up = (fn & 1) == 1 ? 0 : Long.numberOfTrailingZeros(fn);
        fn >>>= up;
        sn >>>= up;
      } else {
        second = hasher.node(second, node);
      }
      fn >>>= 1;
      sn >>>= 1;
    }
    return sn == 0 && first.equals(earlier) && second.equals(later);
  }
}
