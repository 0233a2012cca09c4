package dev.guestright.server.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The real command line in a process of its own, as a person starts it. */
final class Child implements AutoCloseable {

  private static final long LONGEST_WAIT_SECONDS = 180;

  private final Process process;
  private final Path out;
  private final Path err;

  private Child(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts {@code guestright} with these arguments; what it says goes into files of this place. */
  static Child guestright(Path place, String... arguments) {
    return guestright(place, Map.of(), arguments);
  }

  /** The same, with more in its environment. */
  static Child guestright(Path place, Map<String, String> environment, String... arguments) {
    try {
      Path out = Files.createTempFile(place, "guestright", ".out");
      Path err = Files.createTempFile(place, "guestright", ".err");
      Path classPath = Files.createTempFile(place, "class", ".path");
      Files.writeString(classPath, "-cp \"" + System.getProperty("java.class.path") + "\"");
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Dguestright.postgres-binaries="
                      + Path.of(System.getProperty("guestright.postgres-binaries"))
                          .toAbsolutePath(),
                  "@" + classPath,
                  "dev.guestright.server.command.Guestright"));
      command.addAll(List.of(arguments));
      ProcessBuilder process =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      process.environment().putAll(environment);
      return new Child(process.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it says this, and returns the match. */
  Matcher says(Pattern words) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
    while (System.nanoTime() < end) {
      Matcher said = words.matcher(out());
      if (said.find()) {
        return said;
      }
      if (!process.isAlive()) {
        throw new AssertionError("It ended: " + out() + err());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
    throw new AssertionError("It never said " + words + ": " + out() + err());
  }

  String out() {
    return read(out);
  }

  String err() {
    return read(err);
  }

  private static String read(Path file) {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      return String.join("\n", reader.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Sends it a signal, such as {@code TERM}. */
  void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for its end, and returns its exit code. */
  int ends() {
    try {
      if (!process.waitFor(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("It does not end: " + out() + err());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Stops it and its database, however the test went. */
  @Override
  public void close() {
    signal("TERM");
    try {
      ends();
    } finally {
      process.destroyForcibly();
    }
  }
}
