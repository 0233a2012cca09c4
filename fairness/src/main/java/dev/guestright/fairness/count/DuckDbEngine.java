package dev.guestright.fairness.count;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts a CSV or Parquet file with DuckDB, in this process. Memory stays within {@link #MEMORY},
 * however many rows there are; what does not fit waits in a temporary folder that {@link #close()}
 * removes. DuckDB may load nothing from the network.
 */
public final class DuckDbEngine implements Engine {

  /** What DuckDB may hold in memory before it uses the temporary folder. */
  public static final String MEMORY = "1GB";

  private final Connection connection;
  private final Path overflow;
  private final Source file;
  private String table;

  private DuckDbEngine(Connection connection, Path overflow, Source file) {
    this.connection = connection;
    this.overflow = overflow;
    this.file = file;
    this.table = file.sql();
  }

  /**
   * Opens a file: Parquet if it begins as one, else CSV with a header line in UTF-8, separated by
   * comma, semicolon, tab or bar (whichever the header has most of).
   *
   * @throws UnreadableException if it is neither, saying why
   */
  public static DuckDbEngine open(Path path) {
    try {
      Path overflow = Files.createTempDirectory("guestright-audit");
      try {
        Connection connection = connect(overflow);
        return new DuckDbEngine(connection, overflow, Source.of(path, connection));
      } catch (SQLException | IOException | RuntimeException e) {
        remove(overflow);
        throw e;
      }
    } catch (SQLException e) {
      throw ReadingError.of(path, e);
    } catch (IOException e) {
      throw new UnreadableException("The file " + path + " cannot be read: is it yours?", e);
    }
  }

  private static Connection connect(Path overflow) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("jdbc_stream_results", "true");
    settings.setProperty("memory_limit", MEMORY);
    settings.setProperty("temp_directory", overflow.toString());
    settings.setProperty("preserve_insertion_order", "false");
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("threads", String.valueOf(Runtime.getRuntime().availableProcessors()));
    return DriverManager.getConnection("jdbc:duckdb:", settings);
  }

  @Override
  public List<String> columns() {
    return file.columns();
  }

  @Override
  public void prepare(Set<String> columns) {
    // A file of text is read once, here: from a streamed result DuckDB does not say what was wrong.
    if (file.isText()) {
      String kept = columns.stream().map(file::column).collect(Collectors.joining(", "));
      try (Statement statement = connection.createStatement()) {
        statement.execute("CREATE TEMP TABLE kept AS SELECT " + kept + " FROM " + file.sql());
        table = "kept";
      } catch (SQLException e) {
        throw ReadingError.of(file.path(), e);
      }
    }
  }

  @Override
  public void combinations(List<Column> columns, Combinations each) {
    combinations(columns, "", "", each);
  }

  private void combinations(List<Column> columns, String where, String order, Combinations each) {
    String sql =
        "SELECT %s, n FROM (SELECT %s, count(*) AS n FROM %s %s GROUP BY ALL) %s"
            .formatted(texts(columns), keys(columns), table, where, order);
    int width = columns.size();
    read(sql, row -> each.accept(texts(row, width), row.getLong(width + 1)));
  }

  @Override
  public void ascending(List<Column> columns, String number, Numbers each) {
    String sql =
        """
        SELECT %s, v, n
        FROM (
          SELECT %s, TRY_CAST(%s AS DOUBLE) AS v, count(*) AS n
          FROM %s
          GROUP BY ALL)
        WHERE isfinite(v)
        ORDER BY v
        """
            .formatted(texts(columns), keys(columns), file.column(number), table);
    int width = columns.size();
    read(
        sql,
        row -> each.accept(texts(row, width), row.getDouble(width + 1), row.getLong(width + 2)));
  }

  @Override
  public void clusters(List<Column> columns, String customer, Clusters each) {
    String who = "trim(CAST(%s AS VARCHAR))".formatted(file.column(customer));
    combinations(
        columns,
        "WHERE coalesce(%s, '') = ''".formatted(who),
        "ORDER BY ALL",
        (values, rows) -> each.accept(List.of(new Clusters.Part(Arrays.asList(values), 1)), rows));
    String sql =
        """
        SELECT %s, n, c
        FROM (
          SELECT %s, %s AS c, count(*) AS n
          FROM %s
          WHERE c <> ''
          GROUP BY ALL)
        ORDER BY c, %s
        """
            .formatted(texts(columns), keys(columns), who, table, names(columns));
    int width = columns.size();
    List<Clusters.Part> parts = new ArrayList<>();
    AtomicReference<String> last = new AtomicReference<>("");
    read(
        sql,
        row -> {
          String now = row.getString(width + 2);
          if (!now.equals(last.getAndSet(now)) && !parts.isEmpty()) {
            each.accept(List.copyOf(parts), 1);
            parts.clear();
          }
          parts.add(new Clusters.Part(Arrays.asList(texts(row, width)), row.getLong(width + 1)));
        });
    if (!parts.isEmpty()) {
      each.accept(List.copyOf(parts), 1);
    }
  }

  private static String names(List<Column> columns) {
    return IntStream.range(0, columns.size())
        .mapToObj("k%d"::formatted)
        .collect(Collectors.joining(", "));
  }

  /** The columns as they are grouped by: in their own type, since texts are slow to group. */
  private String keys(List<Column> columns) {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> "%s AS k%d".formatted(key(columns.get(i)), i))
        .collect(Collectors.joining(", "));
  }

  private String key(Column column) {
    return switch (column) {
      case Column.Text text -> file.column(text.name());
      case Column.Day day ->
          "CASE WHEN year(%1$s) BETWEEN 1 AND 9999 THEN CAST(%1$s AS DATE) END"
              .formatted("TRY_CAST(%s AS TIMESTAMP)".formatted(file.column(day.name())));
      case Column.Decimal number ->
          "CASE WHEN isfinite(TRY_CAST(%1$s AS DOUBLE)) THEN TRY_CAST(%1$s AS DOUBLE) END"
              .formatted(file.column(number.name()));
      case Column.Known known ->
          "CASE WHEN isfinite(TRY_CAST(%s AS DOUBLE)) THEN 1 END"
              .formatted(file.column(known.name()));
    };
  }

  private static String texts(List<Column> columns) {
    return IntStream.range(0, columns.size())
        .mapToObj("CAST(k%d AS VARCHAR)"::formatted)
        .collect(Collectors.joining(", "));
  }

  private static @Nullable String[] texts(ResultSet row, int width) throws SQLException {
    @Nullable String[] values = new String[width];
    for (int i = 0; i < width; i++) {
      values[i] = row.getString(i + 1);
    }
    return values;
  }

  @FunctionalInterface
  private interface Row {
    void read(ResultSet row) throws SQLException;
  }

  private void read(String sql, Row each) {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        each.read(rows);
      }
    } catch (SQLException e) {
      throw ReadingError.of(file.path(), e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new UnreadableException("DuckDB did not close", e);
    } finally {
      remove(overflow);
    }
  }

  private static void remove(Path folder) {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.forEach(all::addFirst);
      for (Path one : all) {
        Files.deleteIfExists(one);
      }
    } catch (IOException e) {
      folder.toFile().deleteOnExit(); // only an empty folder of ours is left behind
    }
  }
}
