package dev.guestright.ledger;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/**
 * Reads the bundles of a log one after the other, on the caller's thread alone, while all cores
 * hash the ones already read.
 */
final class Lookahead {
  /** Bundles read ahead: enough to keep the cores busy, few enough to keep the memory flat. */
  private static final int DEPTH = Math.min(16, 2 * Runtime.getRuntime().availableProcessors());

  private final LogSource source;
  private final long size;
  private final Deque<Optional<ForkJoinTask<Leaves>>> ahead = new ArrayDeque<>();
  private long next;

  Lookahead(LogSource source, long size) {
    this.source = source;
    this.size = size;
  }

  /** The next bundle's leaves; empty when the source does not have it. */
  Optional<Leaves> next() {
    while (ahead.size() < DEPTH && next * Tile.WIDTH < size) {
      Bundle bundle = new Bundle(next, (int) Math.min(Tile.WIDTH, size - next * Tile.WIDTH));
      ahead.add(
          read(bundle)
              .map(bytes ->
                  ForkJoinPool.commonPool().submit(() -> Leaves.of(bytes, bundle.width()))));
      next++;
    }
    return ahead.remove().map(ForkJoinTask::join);
  }

  private Optional<byte[]> read(Bundle wanted) {
    Optional<byte[]> found = source.bundle(wanted);
    if (found.isEmpty() && wanted.isPartial()) {
      return source.bundle(wanted.full()).map(full -> beginning(full, wanted.width()));
    }
    return found;
  }

  private static byte[] beginning(byte[] full, int width) {
    int end = 0;
    for (int entry = 0; entry < width && end < full.length; entry++) {
      end = Math.min(full.length, Bundle.end(full, end));
    }
    return Arrays.copyOf(full, end);
  }
}
