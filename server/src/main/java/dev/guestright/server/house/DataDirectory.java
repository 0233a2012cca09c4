package dev.guestright.server.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Where one Guestright keeps everything: keys, database, charter, rejects of imports. Directories
 * made here are readable by their owner alone.
 */
public record DataDirectory(Path root) {

  public DataDirectory {
    root = root.toAbsolutePath().normalize();
  }

  public Path keys() {
    return root.resolve("keys");
  }

  public Path postgres() {
    return root.resolve("postgres");
  }

  public Path postgresBinaries() {
    return root.resolve("postgres-binaries");
  }

  public Path charter() {
    return root.resolve("charter.yaml");
  }

  /** Where checkpoints of the log are sent, if anywhere. */
  public Path witness() {
    return root.resolve("witness.yaml");
  }

  /** Which systems are asked for data at the moment of its use; it need not be there. */
  public Path live() {
    return root.resolve("live.yaml");
  }

  /** Which other systems are told of what customers ask for; it need not be there. */
  public Path upstream() {
    return root.resolve("upstream.yaml");
  }

  /** Which queues there are, and what goes where; it need not be there. */
  public Path routing() {
    return root.resolve("routing.yaml");
  }

  /** Your own encoder for models that read messages; it need not be there. */
  public Path encoder() {
    return root.resolve("encoder");
  }

  /** Who was erased: beside the database, and never in its backups. */
  public ErasureList erasures() {
    return new ErasureList(root.resolve("erasures"));
  }

  public Path rejects() {
    return root.resolve("rejects");
  }

  /** Makes the directory, and those within it, when they are missing. */
  public void prepare() {
    for (Path directory :
        new Path[] {root, keys(), postgres().getParent(), postgresBinaries(), rejects()}) {
      makePrivate(directory);
    }
  }

  /**
   * Takes the directory for this process until the lock is closed or the process ends, however it
   * ends. Empty when another process has it.
   */
  public Optional<FileLock> take() {
    try {
      FileChannel channel =
          FileChannel.open(
              root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      Optional<FileLock> lock = tryLock(channel);
      if (lock.isEmpty()) {
        channel.close();
      }
      return lock;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot lock the data directory " + root, e);
    }
  }

  private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    }
  }

  private static void makePrivate(Path directory) {
    try {
      if (Files.isDirectory(directory)) {
        return;
      }
      Files.createDirectories(directory);
      if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the directory " + directory, e);
    }
  }
}
