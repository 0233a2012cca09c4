package dev.guestright.server.house;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts a backup into an empty house: all of it, or nothing. One that was cut off, touched, or made
 * under other keys is refused, and so is a house in which anybody lives.
 *
 * <p>Restoring is half of it: whoever calls this replays the list of erasures before anybody is
 * served.
 */
public final class Restore {

  private static final JsonMapper JSON = Backup.JSON;

  private final DataDirectory data;
  private final Keys keys;
  private final Path file;

  private Restore(DataDirectory data, Keys keys, Path file) {
    this.data = data;
    this.keys = keys;
    this.file = file;
  }

  /** A backup that cannot be restored, or a house that must not be restored into. */
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String reason) {
      super(reason);
    }

    Refused(String reason, Throwable cause) {
      super(reason, cause);
    }
  }

  /** What came back. */
  public record Restored(String madeAt, long rows) {}

  /**
   * Restores into this directory, to which the keys were brought, and its database.
   *
   * @throws Refused when nothing was restored; the text says why and what to do
   * @throws IllegalStateException when keys are missing, or a Guestright uses the directory
   */
  public static Restored into(DataDirectory data, Optional<DatabaseAddress> external, Path file) {
    data.prepare();
    Keys.requireAll(data);
    try (FileChannel taken = data.take().orElseThrow(() -> House.inUse(data)).channel()) {
      Restore restore = new Restore(data, Keys.open(data), file);
      restore.checkWhole();
      if (external.isPresent()) {
        return restore.onto(external.get());
      }
      try (EmbeddedDatabase embedded = EmbeddedDatabase.start(data, restore.keys)) {
        return restore.onto(embedded.address());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot give the data directory free", e);
    }
  }

  /** Each segment vouches for itself, and the last one for there being no more. */
  private void checkWhole() {
    try (InputStream opened = open()) {
      opened.transferTo(OutputStream.nullOutputStream());
    } catch (IOException | GeneralSecurityException e) {
      throw notWhole(e);
    }
  }

  private InputStream open() throws IOException, GeneralSecurityException {
    InputStream plain = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    checkHeader(plain);
    return keys.backups().newDecryptingStream(plain, header());
  }

  private Restored onto(DatabaseAddress owner) {
    try (InputStream opened = open()) {
      return fill(opened, owner);
    } catch (IOException | GeneralSecurityException | JacksonException e) {
      throw notWhole(e);
    } catch (SQLException e) {
      throw new Refused("The database does not take the backup. Nothing was restored.", e);
    }
  }

  private static byte[] header() {
    return Backup.HEADER.getBytes(StandardCharsets.US_ASCII);
  }

  private void checkHeader(InputStream plain) throws IOException {
    byte[] begins = plain.readNBytes(header().length);
    if (!Arrays.equals(begins, header())) {
      throw new Refused(file + " is no backup of Guestright.");
    }
  }

  private Refused notWhole(Exception cause) {
    return new Refused(
        file
            + " was cut off, was changed, or was made under other keys than those in "
            + data.keys()
            + ". Nothing was restored.",
        cause);
  }

  private Restored fill(InputStream opened, DatabaseAddress owner)
      throws IOException, SQLException {
    ZipInputStream zip = new ZipInputStream(opened);
    Manifest manifest = JSON.readValue(entry(zip, Backup.MANIFEST), Manifest.class);
    Database.prepare(owner, keys, manifest.schema());
    try (Connection connection = owner.connect()) {
      connection.setAutoCommit(false);
      JdbcTemplate sql = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
      checkEmpty(sql);
      sql.execute(
          "TRUNCATE "
              + Tables.inOrder(sql).stream()
                  .map(Manifest.Table::name)
                  .collect(Collectors.joining(", ")));
      Map<String, Long> rows = new HashMap<>();
      copyAll(connection, manifest, zip, rows);
      manifest
          .sequences()
          .forEach((name, value) ->
              sql.queryForObject("SELECT setval(?::regclass, ?)", Long.class, name, value));
      checkKeys(sql, manifest);
      connection.commit();
      return new Restored(
          manifest.madeAt(), rows.values().stream().mapToLong(Long::longValue).sum());
    }
  }

  /** Customers whose keys a version wrapped that is gone could never be read again. */
  private void checkKeys(JdbcTemplate sql, Manifest manifest) {
    Set<Integer> known = Set.copyOf(keys.master().versions());
    List<byte[]> wrapped =
        sql.query(
            """
            SELECT DISTINCT
              substring(wrapped FROM CASE WHEN get_byte(wrapped, 1) > 127 THEN 5 ELSE 4 END FOR 4)
            FROM vault.customer_key
            """,
            (row, n) -> row.getBytes(1));
    if (!wrapped.stream().allMatch(mark -> known.contains(ByteBuffer.wrap(mark).getInt()))) {
      throw new Refused(
          "The backup of "
              + manifest.madeAt()
              + " needs a version of the master key that was retired since. Put the keys of that"
              + " time into "
              + data.keys()
              + ". Nothing was restored.");
    }
  }

  private byte[] entry(ZipInputStream zip, String name) throws IOException {
    ZipEntry next = zip.getNextEntry();
    if (next == null || !next.getName().equals(name)) {
      throw new IOException("the backup has no " + name + " where it should be");
    }
    return zip.readAllBytes();
  }

  /** Also when a schema is there already: a restore that failed has left one, and nobody in it. */
  private void checkEmpty(JdbcTemplate sql) {
    for (String table : List.of("identity.customer", "identity.staff", "trail.entry")) {
      if (!sql.queryForList("SELECT 1 FROM " + table + " LIMIT 1").isEmpty()) {
        throw new Refused(
            "There is a house with data in "
                + data.root()
                + ". A backup is only restored into an empty one: give another --data directory,"
                + " or another database. Nothing was restored.");
      }
    }
  }

  private static void copyAll(
      Connection connection, Manifest manifest, ZipInputStream zip, Map<String, Long> rows)
      throws IOException, SQLException {
    CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
    Map<String, Manifest.Table> tables =
        manifest.tables().stream().collect(Collectors.toMap(Manifest.Table::entry, each -> each));
    for (ZipEntry next = zip.getNextEntry(); next != null; next = zip.getNextEntry()) {
      String name = next.getName();
      if (name.equals(Backup.END)) {
        checkRows(JSON.readValue(zip.readAllBytes(), Manifest.End.class), rows);
        return;
      } else {
        Manifest.Table table = tables.get(name);
        if (table == null) {
          throw new IOException("the backup holds what it does not name");
        }
        rows.put(
            table.name(),
            copies.copyIn(
                "COPY " + table.name() + " (" + table.columnList() + ") FROM STDIN",
                new Unclosed(zip)));
      }
    }
    throw new IOException("the backup has no end");
  }

  private static void checkRows(Manifest.End end, Map<String, Long> rows) throws IOException {
    if (!Objects.equals(end.rows(), rows)) {
      throw new IOException("the backup does not hold the rows that it counts");
    }
  }

  /** One entry of many: COPY reads it to its end, and closes nothing. */
  private static final class Unclosed extends FilterInputStream {

    Unclosed(InputStream in) {
      super(in);
    }

    @Override
    public void close() {}
  }
}
