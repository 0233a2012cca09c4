package dev.guestright.server.trail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the records of many requests durable together: one statement, one commit, one fsync for all
 * that wait. When a call returns, its own records are durable, or they are not there at all.
 *
 * <p>Each record is compared with its customer's choices and the charter, as if it came alone. What
 * a batch could not take (a choice that changes just then, a record that the database refuses) is
 * tried once more by itself, on its caller's thread: nobody waits, and nobody fails, for another's
 * sake.
 */
public final class GroupCommit implements AutoCloseable {

  /** While one batch is made durable, the next one is written. */
  private static final int WRITERS = 2;

  /** Requests in one batch: enough to share a commit, few enough that none waits for the rest. */
  static final int MOST_TOGETHER = 256;

  /** Requests that wait before the next one is told to come again. */
  private static final int MOST_WAITING = 8_192;

  private static final Duration LONGEST_WAIT_TO_ENTER = Duration.ofSeconds(10);
  private static final Duration LONGEST_IDLE = Duration.ofSeconds(10);
  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(30);

  private final JdbcTemplate on;
  private final String turn;
  private final Trail trail;
  private final TransactionTemplate alone;
  private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Semaphore idle = new Semaphore(WRITERS);
  private final ExecutorService writers =
      new ThreadPoolExecutor(
          0,
          WRITERS + 1,
          LONGEST_IDLE.toSeconds(),
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().daemon().name("group-commit-", 1).factory());
  private volatile boolean closed;

  /**
   * @param turn the statement that every transaction begins with, such as one that keeps a change
   *     of the charter out until it ends
   */
  public GroupCommit(DataSource door, String turn) {
    this.on = new JdbcTemplate(door);
    this.turn = turn;
    this.trail = new Trail(on);
    this.alone = new TransactionTemplate(new DataSourceTransactionManager(door));
  }

  /**
   * Records the uses of one request, all of one customer's data and decided at one epoch; all of
   * them or none.
   *
   * @return whether they are durable; false means that the customer's choices or the charter have
   *     changed, and the request must be decided anew
   * @throws IllegalArgumentException when they are of several customers or epochs
   * @throws IllegalStateException when the house is closing, or too many requests wait
   */
  public boolean record(List<UseRecord> uses, byte[] salt) {
    if (uses.stream().map(use -> List.of(use.customer(), use.epoch())).distinct().count() > 1) {
      throw new IllegalArgumentException(
          "The uses of one request are of one customer's data, and decided at one epoch");
    }
    return taken(Waiting.ofUses(uses, salt)) || recordAlone(uses, salt);
  }

  private boolean recordAlone(List<UseRecord> uses, byte[] salt) {
    Boolean recorded =
        alone.execute(transaction -> {
          on.execute(turn);
          uses.stream()
              .map(UseRecord::customer)
              .distinct()
              .forEach(customer ->
                  on.query("SELECT identity.hold_still(?)", row -> {}, customer.value()));
          for (UseRecord use : uses) {
            if (!trail.record(use, salt)) {
              transaction.setRollbackOnly();
              return false;
            }
          }
          return true;
        });
    return Boolean.TRUE.equals(recorded);
  }

  /** Records whether a permitted use led to anything that a person saw. */
  public void recordOutcome(UseRecord use, byte[] salt, boolean shown, Instant at) {
    if (!taken(Waiting.ofOutcome(use, salt, shown, at))) {
      alone.executeWithoutResult(transaction -> trail.recordOutcome(use, salt, shown, at));
    }
  }

  private boolean taken(Waiting request) {
    if (closed) {
      throw new IllegalStateException("The house is closing; nothing is released any more");
    }
    enter(request);
    wakeWriter();
    return request.taken().join();
  }

  private void enter(Waiting request) {
    try {
      if (!waiting.offer(request, LONGEST_WAIT_TO_ENTER.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(
            MOST_WAITING + " requests wait for their records to be kept; try again later");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for a record to be kept", e);
    }
  }

  private void wakeWriter() {
    if (idle.tryAcquire()) {
      writers.execute(this::write);
    }
  }

  private void write() {
    try {
      for (List<Waiting> batch = next(); !batch.isEmpty(); batch = next()) {
        Batch.commit(on, turn, batch);
      }
    } finally {
      idle.release();
    }
    // A request that came after the last look found this writer still busy, and woke nobody.
    if (!waiting.isEmpty()) {
      wakeWriter();
    }
  }

  private List<Waiting> next() {
    List<Waiting> batch = new ArrayList<>();
    waiting.drainTo(batch, MOST_TOGETHER);
    return batch;
  }

  /** Takes no more records, and returns when those that wait are durable. */
  @Override
  public void close() {
    closed = true;
    try {
      long end = System.nanoTime() + LONGEST_FAREWELL.toNanos();
      boolean quiet = idle.tryAcquire(WRITERS, LONGEST_FAREWELL.toNanos(), TimeUnit.NANOSECONDS);
      while (quiet && !waiting.isEmpty() && System.nanoTime() < end) {
        idle.release(WRITERS);
        wakeWriter();
        quiet = idle.tryAcquire(WRITERS, end - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
      writers.shutdown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
