package dev.guestright.ledger;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Grows a tree from the entries of a source alone and compares every stored hash with it.
 *
 * <p>A stored hash that differs is a doubt at first: whether the hash was changed or the entries
 * were, the next signed root tells.
 */
final class Rebuild implements AutoCloseable {
  private static final int LEVELS = 8;
  private static final Leaves NONE = new Leaves(new byte[0], 0, false, new byte[0]);

  private final Lookahead bundles;
  private final TileReader tiles;
  private final long size;
  private final LogVerifier.Progress progress;
  private final Edge edge = new Edge(new Hasher());
  private final Edge.Completed compare = this::compare;
  private final @Nullable Stored[] stored = new @Nullable Stored[LEVELS];
  private Leaves leaves = NONE;
  private @Nullable TileHash doubt;

  private record Stored(Tile tile, byte[] hashes) {}

  Rebuild(LogSource source, long size, LogVerifier.Progress progress) {
    this.bundles = new Lookahead(source, size);
    this.tiles = new TileReader(source);
    this.size = size;
    this.progress = progress;
  }

  /** The root of the first {@code to} entries; sizes must not shrink from call to call. */
  Hash rootAt(long to) {
    while (edge.size() < to) {
      int place = (int) (edge.size() % Tile.WIDTH);
      if (place == 0) {
        open();
      }
      if (place == 0 && to - edge.size() >= Tile.WIDTH && leaves.count() == Tile.WIDTH) {
        appendAll();
      } else {
        append(place);
      }
    }
    return edge.root();
  }

  /** What does not fit although the entries so far add up to what was signed. */
  Optional<Finding> hashInDoubt() {
    return doubt().map(d -> new Finding.HashChanged(Tile.in(size, d.level(), d.tile()), d.place()));
  }

  /** The first hash that does not fit the entries; whether it or they changed is not known yet. */
  Optional<TileHash> doubt() {
    return Optional.ofNullable(doubt);
  }

  @Override
  public void close() {
    bundles.close();
  }

  private void open() {
    progress.checked(edge.size(), size);
    Lookahead.Ahead ahead =
        bundles.next().orElseThrow(() -> broken(new Finding.EntryMissing(edge.size())));
    leaves = ahead.leaves();
    ahead.stored().ifPresent(hashes -> stored[0] = new Stored(ahead.tile(), hashes));
  }

  private void append(int place) {
    if (place == leaves.count()) {
      throw broken(new Finding.EntryMissing(edge.size()));
    }
    edge.append(leaves.hashes(), place * Hash.BYTES, compare);
    checkSurplus();
  }

  private void appendAll() {
    Stored row = stored(0, edge.size() / Tile.WIDTH);
    int differs = Arrays.mismatch(row.hashes, leaves.hashes());
    if (differs >= 0 && doubt == null) {
      int place = differs / Hash.BYTES;
      Hash computed = Hash.of(leaves.hashes(), place * Hash.BYTES);
      doubt = new TileHash(0, edge.size() + place, computed);
    }
    edge.appendSubtree(Tile.HEIGHT, leaves.root(), 0, compare);
    checkSurplus();
  }

  private void checkSurplus() {
    boolean last = edge.size() % Tile.WIDTH == 0 || edge.size() == size;
    if (last && leaves.surplus()) {
      throw broken(new Finding.EntryAdded(edge.size()));
    }
  }

  /** No next root can settle the doubt; an entry that does not fit its hash came first. */
  private Verification.Found broken(Finding next) {
    TileHash first = doubt;
    if (first == null) {
      return new Verification.Found(next);
    }
    return new Verification.Found(
        first.level() == 0 ? new Finding.EntryChanged(first.index()) : hashInDoubt().orElse(next));
  }

  private void compare(int level, long index, byte[] computed, int offset) {
    Stored row = stored(level, index / Tile.WIDTH);
    int from = (int) (index % Tile.WIDTH) * Hash.BYTES;
    if (doubt == null
        && !Arrays.equals(
            row.hashes, from, from + Hash.BYTES, computed, offset, offset + Hash.BYTES)) {
      doubt = new TileHash(level, index, Hash.of(computed, offset));
    }
  }

  private Stored stored(int level, long index) {
    Stored row = stored[level];
    if (row == null || row.tile.index() != index) {
      Tile tile = Tile.in(size, level, index);
      byte[] hashes = tiles.read(tile).orElseThrow(() -> broken(new Finding.HashesMissing(tile)));
      row = new Stored(tile, hashes);
      stored[level] = row;
    }
    return row;
  }
}
