package dev.guestright.server.connect;

import dev.guestright.server.ids.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Gathers arrivals into batches and has them stored while reading goes on. Only so many wait that a
 * file of any length fits into the same memory.
 */
final class Batches implements AutoCloseable {

  /** Rows that share a commit. More would be faster and lose more work to a crash. */
  private static final int BATCH_ROWS = 500;

  /** A batch is full before its rows are when they are this long together. */
  private static final int BATCH_CHARS = 4 << 20;

  /** While one batch waits for the disk, another is encrypted. */
  private static final int WORKERS = 2;

  private final ToIntFunction<List<Arrival>> store;
  private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
  private final Semaphore room = new Semaphore(WORKERS + 1);
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final Set<MessageId> underWay = ConcurrentHashMap.newKeySet();
  private final AtomicLong added = new AtomicLong();
  private List<Arrival> batch = new ArrayList<>(BATCH_ROWS);
  private int chars;
  private long taken;

  /**
   * @param store stores a batch, or throws, and returns how many of it were new
   */
  Batches(ToIntFunction<List<Arrival>> store) {
    this.store = store;
  }

  /** Takes one in. Of two with the same id the first one counts, as it does between two runs. */
  void add(Arrival arrival) {
    taken++;
    if (!underWay.add(arrival.message().message().id())) {
      return;
    }
    batch.add(arrival);
    chars += arrival.message().words().value().length();
    if (batch.size() == BATCH_ROWS || chars >= BATCH_CHARS) {
      send();
    }
  }

  private void send() {
    room.acquireUninterruptibly();
    List<Arrival> full = batch;
    batch = new ArrayList<>(BATCH_ROWS);
    chars = 0;
    workers.execute(() -> store(full));
    stopAtFailure();
  }

  private void store(List<Arrival> full) {
    try {
      if (failure.get() == null) {
        added.addAndGet(store.applyAsInt(full));
      }
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    } finally {
      full.forEach(arrival -> underWay.remove(arrival.message().message().id()));
      room.release();
    }
  }

  /** Waits until everything taken in is stored. */
  void finish() {
    if (!batch.isEmpty()) {
      send();
    }
    room.acquireUninterruptibly(WORKERS + 1);
    room.release(WORKERS + 1);
    stopAtFailure();
  }

  private void stopAtFailure() {
    Throwable problem = failure.get();
    if (problem != null) {
      throw new IllegalStateException(
          "The import stopped; what it stored so far stays. Run it again when this is mended.",
          problem);
    }
  }

  long added() {
    return added.get();
  }

  /** How many were not new: here before, further up in the same file, or of somebody erased. */
  long already() {
    return taken - added.get();
  }

  @Override
  public void close() {
    workers.close();
  }
}
