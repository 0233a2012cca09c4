package dev.guestright.server.connect;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows that did not go in: a CSV of line and reason. It holds nothing of the rows themselves.
 * It is made when the first one comes.
 */
final class Rejects implements AutoCloseable {

  private final Path file;
  private @Nullable CsvWriter writer;
  private long count;

  Rejects(Path file) {
    this.file = file;
  }

  void add(long line, String reason) throws IOException {
    if (writer == null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      writer = CsvWriter.builder().build(file);
      writer.writeRecord("line", "reason");
    }
    writer.writeRecord(Long.toString(line), reason);
    count++;
  }

  long count() {
    return count;
  }

  Optional<Path> file() {
    return count == 0 ? Optional.empty() : Optional.of(file);
  }

  @Override
  public void close() throws IOException {
    if (writer != null) {
      writer.close();
    }
  }
}
