package dev.guestright.ledger;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Reads the bundles of a log one after the other, and the stored hashes of their leaves, while all
 * cores hash the ones already read. On the caller's thread alone, unless the source can be read by
 * many at once: then the cores read as well.
 */
final class Lookahead implements AutoCloseable {
  private static final int CORES = Math.min(8, Runtime.getRuntime().availableProcessors());

  /** Bundles read ahead: enough to keep the cores busy, few enough to keep the memory flat. */
  private static final int DEPTH = 4 * CORES;

  // Threads of its own: the common pool can be told to have none, and then waits for ever.
  private final ExecutorService cores =
      Executors.newFixedThreadPool(
          CORES, Thread.ofPlatform().daemon().name("log-verifier-", 1).factory());
  private final LogSource source;
  private final TileReader tiles;
  private final long size;
  private final Deque<CompletableFuture<Optional<Ahead>>> ahead = new ArrayDeque<>();
  private long next;

  /**
   * One bundle.
   *
   * @param leaves what its entries hash to
   * @param tile where the hashes are that the log stored for them
   * @param stored these; empty when the source does not have them
   */
  record Ahead(Leaves leaves, Tile tile, Optional<byte[]> stored) {}

  Lookahead(LogSource source, long size) {
    this.source = source;
    this.tiles = new TileReader(source);
    this.size = size;
  }

  /**
   * The next bundle; empty when the source does not have it.
   *
   * @throws RuntimeException what the source threw when it could not be read
   */
  Optional<Ahead> next() {
    while (ahead.size() < DEPTH && next * Tile.WIDTH < size) {
      ahead.add(start(Tile.in(size, 0, next++)));
    }
    try {
      return ahead.remove().join();
    } catch (CompletionException unread) {
      if (unread.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw unread;
    }
  }

  private CompletableFuture<Optional<Ahead>> start(Tile tile) {
    Bundle bundle = new Bundle(tile.index(), tile.width());
    if (source.manyAtOnce()) {
      return CompletableFuture.supplyAsync(
          () -> read(bundle).map(entries -> hash(entries, tile, tiles.read(tile))), cores);
    }
    Optional<byte[]> entries = read(bundle);
    Optional<byte[]> stored = tiles.read(tile);
    return CompletableFuture.supplyAsync(
        () -> entries.map(bytes -> hash(bytes, tile, stored)), cores);
  }

  private static Ahead hash(byte[] entries, Tile tile, Optional<byte[]> stored) {
    return new Ahead(Leaves.of(entries, tile.width()), tile, stored);
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
