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
final class Rebuild {
  private static final int LEVELS = 8;

  private final LogSource source;
  private final TileReader tiles;
  private final long size;
  private final LogVerifier.Progress progress;
  private final Hasher hasher = new Hasher();
  private final Edge edge = new Edge(hasher);
  private final Edge.Completed compare = this::compare;
  private final byte[] leaf = new byte[Hash.BYTES];
  private final @Nullable Stored[] stored = new @Nullable Stored[LEVELS];
  private byte[] bundle = new byte[0];
  private int at;
  private @Nullable TileHash doubt;

  private record Stored(Tile tile, byte[] hashes) {}

  Rebuild(LogSource source, long size, LogVerifier.Progress progress) {
    this.source = source;
    this.tiles = new TileReader(source);
    this.size = size;
    this.progress = progress;
  }

  /** The root of the first {@code to} entries; sizes must not shrink from call to call. */
  Hash rootAt(long to) {
    while (edge.size() < to) {
      append();
    }
    return edge.root();
  }

  /** What does not fit although the entries so far add up to what was signed. */
  Optional<Finding> hashInDoubt() {
    return Optional.ofNullable(doubt)
        .map(d -> new Finding.HashChanged(Tile.in(size, d.level(), d.tile()), d.place()));
  }

  /** The first hash that does not fit the entries; whether it or they changed is not known yet. */
  Optional<TileHash> doubt() {
    return Optional.ofNullable(doubt);
  }

  private void append() {
    long index = edge.size();
    int place = (int) (index % Tile.WIDTH);
    if (place == 0) {
      open(new Bundle(index / Tile.WIDTH, (int) Math.min(Tile.WIDTH, size - index)));
    }
    int end = Bundle.end(bundle, at);
    if (end > bundle.length) {
      throw broken(new Finding.EntryMissing(index));
    }
    hasher.leaf(bundle, at + Bundle.LENGTH_BYTES, end - at - Bundle.LENGTH_BYTES, leaf, 0);
    at = end;
    edge.append(leaf, 0, compare);
    boolean last = edge.size() % Tile.WIDTH == 0 || edge.size() == size;
    if (last && at < bundle.length) {
      throw broken(new Finding.EntryAdded(edge.size()));
    }
  }

  private void open(Bundle wanted) {
    progress.checked(wanted.start(), size);
    Optional<byte[]> found = source.bundle(wanted);
    if (found.isEmpty() && wanted.isPartial()) {
      found = source.bundle(wanted.full()).map(full -> beginning(full, wanted.width()));
    }
    bundle = found.orElseThrow(() -> broken(new Finding.EntryMissing(wanted.start())));
    at = 0;
  }

  /** No next root can settle the doubt; an entry that does not fit its hash came first. */
  private Verification.Found broken(Finding next) {
    TileHash first = doubt;
    if (first == null) {
      return new Verification.Found(next);
    }
    Optional<Finding> hash = hashInDoubt();
    return new Verification.Found(
        first.level() == 0 ? new Finding.EntryChanged(first.index()) : hash.orElse(next));
  }

  private static byte[] beginning(byte[] full, int width) {
    int end = 0;
    for (int entry = 0; entry < width && end < full.length; entry++) {
      end = Math.min(full.length, Bundle.end(full, end));
    }
    return Arrays.copyOf(full, end);
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
