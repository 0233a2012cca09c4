package dev.guestright.fairness.count;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A file as DuckDB reads it. Names and paths are quoted here and nowhere else. */
record Source(Path path, boolean isText, List<String> columns, String sql) {

  private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);

  /** The longest line that is read; one longer is an open quote, or no CSV. */
  private static final int LONGEST_LINE_BYTES = 16 << 20;

  static Source of(Path path, Connection connection) throws IOException, SQLException {
    if (!Files.isRegularFile(path)) {
      throw new UnreadableException("There is no file " + path);
    }
    try (InputStream in = Files.newInputStream(path)) {
      return Arrays.equals(in.readNBytes(PARQUET.length), PARQUET)
          ? parquet(path, connection)
          : csv(path);
    }
  }

  private static Source parquet(Path path, Connection connection) throws SQLException {
    String sql = "read_parquet(" + literal(glob(path)) + ")";
    List<String> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM " + sql)) {
      while (rows.next()) {
        columns.add(rows.getString(1));
      }
    }
    return new Source(path, false, List.copyOf(columns), sql);
  }

  /** CSV columns are called c0, c1 … inside, so that a header may hold any name, also twice. */
  private static Source csv(Path path) throws IOException {
    CsvHeader header = CsvHeader.of(path);
    String names =
        IntStream.range(0, header.columns().size())
            .mapToObj("'c%d': 'VARCHAR'"::formatted)
            .collect(Collectors.joining(", ", "{", "}"));
    String sql =
        """
        read_csv(%s, auto_detect = false, header = true, delim = %s, quote = '"', escape = '"', \
        columns = %s, max_line_size = %d, buffer_size = %d)\
        """
            .formatted(
                literal(glob(path)),
                literal(String.valueOf(header.separator())),
                names,
                LONGEST_LINE_BYTES,
                2 * LONGEST_LINE_BYTES);
    return new Source(path, true, header.columns(), sql);
  }

  /** Returns a column's name as SQL. */
  String column(String name) {
    int at = columns.indexOf(name);
    if (at < 0) {
      throw new IllegalArgumentException("There is no column " + name);
    }
    return isText ? "c" + at : '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** The path with nothing in it that DuckDB would take for a pattern. */
  private static String glob(Path path) {
    return path.toAbsolutePath().toString().replaceAll("([*?\\[])", "[$1]");
  }
}
