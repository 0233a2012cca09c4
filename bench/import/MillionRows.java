import com.zaxxer.hikari.HikariDataSource;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.guestright.server.connect.Import;
import dev.guestright.server.connect.Summary;
import dev.guestright.server.gateway.Charters;
import dev.guestright.server.house.DataDirectory;
import dev.guestright.server.house.House;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * How fast an import is, and how much memory it takes, beside what the same PostgreSQL does with
 * the same bytes and nothing else. Run it with bench/import/run.
 */
class MillionRows {

  private static final int BATCH_ROWS = 500;
  private static final int LONGEST_LIMIT_ROWS = 200_000;

  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ROOT);
    Path complaints = Path.of(args[0]);
    int rows = Integer.parseInt(args[1]);
    Path directory = Files.createDirectories(Path.of(args[2]));
    Path export = directory.resolve("export.csv");
    write(complaints, rows, export);
    System.out.printf("%,d rows, %,d MB%n", rows, Files.size(export) >> 20);

    try (House house = House.open(new DataDirectory(directory.resolve("data")), Optional.empty())) {
      double limit = limit(house, export, Math.min(rows, LONGEST_LIMIT_ROWS));
      System.out.printf("limit: %,.0f rows a second (batched inserts of the same bytes)%n", limit);
      double first = imports(house, export);
      System.out.printf(
          "import: %,.0f rows a second, %.0f %% of the limit%n", first, 100 * first / limit);
      System.out.printf("again: %,.0f rows a second%n", imports(house, export));
    }
  }

  /** The real complaints over and over, each time under new ids. */
  private static void write(Path complaints, int rows, Path export) throws IOException {
    List<String> tails = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(complaints)) {
      reader.forEach(row ->
          tails.add(
              "%s,\"%s\",\"%s\"%n"
                  .formatted(
                      row.getField("Date received"),
                      row.getField("Product").replace("\"", "\"\""),
                      row.getField("Consumer complaint narrative").replace("\"", "\"\""))));
    }
    try (BufferedWriter writer = Files.newBufferedWriter(export)) {
      writer.write("id,when,topic,words\n");
      for (int row = 0; row < rows; row++) {
        writer.write(row + "," + tails.get(row % tails.size()));
      }
    }
  }

  private static double imports(House house, Path export) throws IOException {
    String mapping =
        """
        system: bench
        customer: "{id}"
        conversation: "{id}"
        message: "{id}"
        text: "{words}"
        sent: "{when}"
        topic: "{topic}"
        language: en
        """;
    Clock clock = Clock.systemUTC();
    Import importing =
        new Import(
            house,
            new Charters(house.database().house(), clock).open(Optional.of(charter())).charter(),
            clock);
    long size = Files.size(export);
    long[] next = {0};
    Summary summary =
        importing.run(
            export,
            mapping,
            export.resolveSibling("rejects.csv"),
            bytes -> {
              if (bytes >= next[0]) {
                next[0] += size / 10;
                System.gc();
                Runtime memory = Runtime.getRuntime();
                System.out.printf(
                    "  %3d %%: heap after GC %,d MB%n",
                    100 * bytes / size, (memory.totalMemory() - memory.freeMemory()) >> 20);
              }
            });
    System.out.printf(
        "  added %,d, already %,d, rejected %,d%n",
        summary.added(), summary.already(), summary.rejected());
    return summary.rows() * 1e9 / summary.took().toNanos();
  }

  private static String charter() throws IOException {
    try (InputStream charter = Import.class.getResourceAsStream("/demo/charter.yaml")) {
      return new String(charter.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  /** One table, one insert a row, batches of the same size, the same bytes, nothing else. */
  private static double limit(House house, Path export, int rows) throws Exception {
    String url = ((HikariDataSource) house.database().house()).getJdbcUrl();
    DataSource owner =
        new DriverManagerDataSource(
            url + "?reWriteBatchedInserts=true",
            "postgres",
            house.keys().password("database-owner"));
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement();
        CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(export)) {
      statement.execute("CREATE TABLE limit_of_this_machine (id uuid PRIMARY KEY, words bytea)");
      connection.setAutoCommit(false);
      long began = System.nanoTime();
      int count = 0;
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO limit_of_this_machine VALUES (?, ?)")) {
        for (NamedCsvRecord row : reader) {
          insert.setObject(1, new UUID(ThreadLocalRandom.current().nextLong(), count));
          insert.setBytes(
              2, row.getField("words").getBytes(java.nio.charset.StandardCharsets.UTF_8));
          insert.addBatch();
          if (++count % BATCH_ROWS == 0) {
            insert.executeBatch();
            connection.commit();
          }
          if (count == rows) {
            break;
          }
        }
        insert.executeBatch();
        connection.commit();
      }
      double perSecond = count * 1e9 / (System.nanoTime() - began);
      connection.setAutoCommit(true);
      statement.execute("DROP TABLE limit_of_this_machine");
      return perSecond;
    }
  }
}
