package dev.guestright.server.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who was erased and when, in a file beside the database and outside its backups. A line is on the
 * disk when {@link #add} returns, and no line is ever changed or removed: whatever database is put
 * in front of this list, an old one or an emptied one, those who stand here are erased from it
 * before anybody is served.
 *
 * <p>A line is a time and the customer's opaque id, which says nothing without the house's keys.
 */
public final class ErasureList {

  /** One line: whoever has this id, and was here by then, is erased. */
  public record Line(Instant at, UUID customer) {

    public Line {
      at = at.truncatedTo(ChronoUnit.MICROS);
    }

    private String text() {
      return at + " " + customer + "\n";
    }
  }

  /** Two requests of one process may erase at once; a file's lock keeps only processes apart. */
  private static final Object ONE_AT_A_TIME = new Object();

  private final Path file;

  public ErasureList(Path file) {
    this.file = file;
  }

  public Path file() {
    return file;
  }

  /** Whether there is a list at all: a house that erased nobody has one too, and it is empty. */
  public boolean exists() {
    return Files.exists(file);
  }

  /** Makes the list when it is missing; one that is there stays as it is. */
  public void begin() {
    append(List.of());
  }

  /** Adds a line. When this returns, the line survives a power cut. */
  public void add(Line line) {
    append(List.of(line));
  }

  /** Adds the lines that are not here yet, and returns how many those were. */
  public int addMissing(List<Line> lines) {
    Set<Line> here = Set.copyOf(lines());
    List<Line> missing = lines.stream().filter(line -> !here.contains(line)).distinct().toList();
    if (!missing.isEmpty()) {
      append(missing);
    }
    return missing.size();
  }

  private void append(List<Line> lines) {
    synchronized (ONE_AT_A_TIME) {
      boolean isNew = !exists();
      try (FileChannel channel =
              FileChannel.open(
                  file,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        long end = lock.isValid() ? endOfLastLine(channel) : 0;
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.text()));
        ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text.toString());
        channel.truncate(end);
        channel.position(end);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
        if (isNew) {
          ownFile();
        }
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot write the list of erasures " + file, e);
      }
    }
  }

  /** A power cut may have left half a line, which nobody was ever told of. */
  private static long endOfLastLine(FileChannel channel) throws IOException {
    long end = channel.size();
    ByteBuffer one = ByteBuffer.allocate(1);
    while (end > 0) {
      one.clear();
      channel.read(one, end - 1);
      if (one.get(0) == '\n') {
        return end;
      }
      end--;
    }
    return 0;
  }

  /** A new file survives a power cut only when its directory is on the disk as well. */
  private void ownFile() throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      @Nullable Path directory = file.toAbsolutePath().getParent();
      if (directory != null) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
          channel.force(true);
        }
      }
    }
  }

  /**
   * Returns every line, oldest first.
   *
   * @throws IllegalStateException when a line cannot be read: then nobody knows who is erased, and
   *     the house stays closed
   */
  public List<Line> lines() {
    if (!exists()) {
      return List.of();
    }
    try {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      List<Line> lines = new ArrayList<>();
      int begin = 0;
      for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin)) {
        lines.add(line(text.substring(begin, end), lines.size() + 1));
        begin = end + 1;
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the list of erasures " + file, e);
    }
  }

  private Line line(String text, int number) {
    try {
      String[] parts = text.split(" ", -1);
      if (parts.length == 2 && parts[1].length() == 36) {
        return new Line(Instant.parse(parts[0]), UUID.fromString(parts[1]));
      }
    } catch (DateTimeParseException | IllegalArgumentException e) {
      // told below
    }
    throw new IllegalStateException(
        "Line "
            + number
            + " of the list of erasures "
            + file
            + " is damaged, so nobody can tell who was erased."
            + " Put the list back from its copy, then start again.");
  }
}
