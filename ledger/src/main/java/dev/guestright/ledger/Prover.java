package dev.guestright.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes proofs out of stored tiles: about one tile read for every 256-fold of the tree's size.
 *
 * <p>The proofs need no trust in this class or its source; {@link InclusionProof#proves} and {@link
 * ConsistencyProof#proves} check them.
 */
public final class Prover {
  private final TileSource source;

  /** A prover over these tiles. */
  public Prover(TileSource source) {
    this.source = source;
  }

  /**
   * The root of the first {@code size} entries.
   *
   * @throws LogUnavailableException when a needed tile is not there
   */
  public Hash root(long size) {
    return size == 0 ? Merkle.EMPTY_ROOT : new Subtrees(source, size).hash(0, size);
  }

  /**
   * Why the entry at {@code index} is in the tree of {@code size} entries (RFC 9162 §2.1.3.1).
   *
   * @throws LogFormatException when the tree has no such entry
   * @throws LogUnavailableException when a needed tile is not there
   */
  public InclusionProof inclusion(long index, long size) {
    InclusionProof asked = new InclusionProof(index, size, List.of());
    Subtrees subtrees = new Subtrees(source, size);
    List<Hash> path = new ArrayList<>();
    long start = 0;
    long end = size;
    while (end - start > 1) {
      long middle = start + Subtrees.largestPowerBelow(end - start);
      if (index < middle) {
        path.add(subtrees.hash(middle, end));
        end = middle;
      } else {
        path.add(subtrees.hash(start, middle));
        start = middle;
      }
    }
    return new InclusionProof(asked.index(), asked.size(), path.reversed());
  }

  /**
   * Why the tree of {@code to} entries begins with the tree of {@code from} entries (RFC 9162
   * §2.1.4.1).
   *
   * @throws LogFormatException when the sizes are negative or shrink
   * @throws LogUnavailableException when a needed tile is not there
   */
  public ConsistencyProof consistency(long from, long to) {
    ConsistencyProof asked = new ConsistencyProof(from, to, List.of());
    if (from == 0 || from == to) {
      return asked;
    }
    Subtrees subtrees = new Subtrees(source, to);
    List<Hash> path = new ArrayList<>();
    long start = 0;
    long end = to;
    while (end != from) {
      long middle = start + Subtrees.largestPowerBelow(end - start);
      if (from <= middle) {
        path.add(subtrees.hash(middle, end));
        end = middle;
      } else {
        path.add(subtrees.hash(start, middle));
        start = middle;
      }
    }
    // A subtree from the very left is the earlier root itself, which the verifier already has.
    if (start > 0) {
      path.add(subtrees.hash(start, end));
    }
    return new ConsistencyProof(from, to, path.reversed());
  }
}
