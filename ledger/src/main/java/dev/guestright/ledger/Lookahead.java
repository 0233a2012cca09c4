package dev.guestright.ledger;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Reads the bundles of a log one after the other, on the caller's thread alone, while all cores
 * hash the ones already read.
 */
final class Lookahead implements AutoCloseable {
  private static final int CORES = Math.min(8, Runtime.getRuntime().availableProcessors());

  /** Bundles read ahead: enough to keep the cores busy, few enough to keep the memory flat. */
  private static final int DEPTH = 2 * CORES;

  // Threads of its own: the common pool can be told to have none, and then waits for ever.
  private final ExecutorService cores =
      Executors.newFixedThreadPool(
          CORES, Thread.ofPlatform().daemon().name("log-verifier-", 1).factory());
  private final LogSource source;
  private final long size;
  private final Deque<Optional<CompletableFuture<Leaves>>> ahead = new ArrayDeque<>();
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
                  CompletableFuture.supplyAsync(() -> Leaves.of(bytes, bundle.width()), cores)));
      next++;
    }
    return ahead.remove().map(CompletableFuture::join);
  }

  @Override
  public void close() {
    cores.shutdownNow();
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
