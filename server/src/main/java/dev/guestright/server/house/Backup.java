package dev.guestright.server.house;

import com.google.crypto.tink.StreamingAead;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * A copy of everything in the database as it is at one moment, while people work on it. The file is
 * encrypted and authenticated as a whole (AES-256-GCM with HKDF, by Tink): who has it without the
 * house's keys has nothing, and one that was cut off or touched is refused. It holds no key, and no
 * list of erasures: what was erased after it was made must not be forgotten with it.
 */
public final class Backup {

  /** Stands in front of what is encrypted, and is vouched for with it. */
  static final String HEADER = "Guestright backup 1\n";

  static final String MANIFEST = "manifest.json";
  static final String END = "end.json";

  static final JsonMapper JSON = new JsonMapper();

  private final House house;

  public Backup(House house) {
    this.house = house;
  }

  /** What was written. */
  public record Written(Instant madeAt, long rows, int tables, long bytes) {}

  /**
   * Writes a backup; the file is there whole or not at all.
   *
   * @param progress told how many bytes were copied out of the database
   * @throws IllegalStateException when the file is there already
   */
  public Written to(Path file, Instant now, LongConsumer progress) {
    if (Files.exists(file)) {
      throw new IllegalStateException(file + " is there already; name another file.");
    }
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try (Connection connection = house.owner().connect()) {
      Files.deleteIfExists(unfinished);
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      Written written = write(connection, unfinished, now, progress);
      connection.rollback();
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      return written;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the backup " + file, e);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot copy the database", e);
    }
  }

  private Written write(Connection connection, Path file, Instant now, LongConsumer progress)
      throws IOException, SQLException {
    JdbcTemplate owner = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    List<Manifest.Table> tables = Tables.inOrder(owner);
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            now.toString(),
            Database.schemaVersion(owner),
            tables,
            Tables.sequences(owner));
    CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
    Map<String, Long> rows = new LinkedHashMap<>();
    try (FileChannel channel = PrivateFile.make(file)) {
      OutputStream plain = new Forced(channel);
      plain.write(HEADER.getBytes(StandardCharsets.US_ASCII));
      try (ZipOutputStream zip = new ZipOutputStream(sealed(plain))) {
        put(zip, MANIFEST, JSON.writeValueAsBytes(manifest));
        Counted out = new Counted(zip, progress);
        for (Manifest.Table table : tables) {
          zip.putNextEntry(new ZipEntry(table.entry()));
          rows.put(
              table.name(),
              copies.copyOut(
                  "COPY " + table.name() + " (" + table.columnList() + ") TO STDOUT", out));
          zip.closeEntry();
        }
        put(zip, END, JSON.writeValueAsBytes(new Manifest.End(rows)));
      }
    }
    return new Written(
        now,
        rows.values().stream().mapToLong(Long::longValue).sum(),
        tables.size(),
        Files.size(file));
  }

  private OutputStream sealed(OutputStream plain) throws IOException {
    StreamingAead key = house.keys().backups();
    try {
      return new BufferedOutputStream(
          key.newEncryptingStream(plain, HEADER.getBytes(StandardCharsets.US_ASCII)), 1 << 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The key for backups does not work", e);
    }
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  /** What is encrypted ends with a segment that only closing writes: then it goes to the disk. */
  private static final class Forced extends FilterOutputStream {

    private final FileChannel file;

    Forced(FileChannel file) {
      super(new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16));
      this.file = file;
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      out.write(from, offset, length);
    }

    @Override
    public void close() throws IOException {
      if (file.isOpen()) {
        out.flush();
        file.force(true);
        super.close();
      }
    }
  }

  /** Passes on, and tells how much went by. COPY closes nothing. */
  private static final class Counted extends FilterOutputStream {

    private final LongConsumer progress;
    private long bytes;

    Counted(OutputStream out, LongConsumer progress) {
      super(out);
      this.progress = progress;
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      out.write(from, offset, length);
      bytes += length;
      progress.accept(bytes);
    }
  }
}
