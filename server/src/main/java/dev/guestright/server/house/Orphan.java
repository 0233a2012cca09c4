package dev.guestright.server.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL that outlived the process which started it: a {@code kill -9} ends a server but not
 * its database. Its process id and port stand in {@code postmaster.pid}, which PostgreSQL removes
 * when it stops.
 */
record Orphan(ProcessHandle process, int port) {

  private static final Duration SMART_SHUTDOWN = Duration.ofSeconds(15);
  private static final Duration FAST_SHUTDOWN = Duration.ofSeconds(60);

  /** Finds the PostgreSQL that runs on this directory, by whomever it was started. */
  static Optional<Orphan> in(Path postgres) {
    Path pidFile = postgres.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(pidFile);
      if (lines.size() < 4) {
        return Optional.empty();
      }
      int port = Integer.parseInt(lines.get(3).strip());
      return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
          .filter(ProcessHandle::isAlive)
          .filter(Orphan::isPostgres)
          .map(process -> new Orphan(process, port));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + pidFile, e);
    }
  }

  /** The number in the file may belong to a stranger by now: a machine gives numbers again. */
  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().map(command -> command.endsWith("postgres")).orElse(false);
  }

  /** Stops it without losing what it has committed: politely first, then by a fast shutdown. */
  void stop() {
    process.destroy();
    if (ended(SMART_SHUTDOWN)) {
      return;
    }
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).inheritIO().start();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot stop the PostgreSQL with pid " + process.pid(), e);
    }
    if (!ended(FAST_SHUTDOWN)) {
      throw new IllegalStateException(
          "A PostgreSQL of an earlier run (pid "
              + process.pid()
              + ") does not stop; stop it by hand, then start again.");
    }
  }

  private boolean ended(Duration wait) {
    try {
      process.onExit().get(wait.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException("Cannot wait for PostgreSQL to end", e);
    }
  }
}
