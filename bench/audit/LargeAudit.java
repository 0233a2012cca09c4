import dev.guestright.fairness.Audit;
import dev.guestright.fairness.Question;
import dev.guestright.fairness.Report;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** What a bias audit of millions of decisions takes, beside DuckDB's own scan of the same file. */
final class LargeAudit {

  private static final List<String> ATTRIBUTES =
      List.of("sex", "age", "region", "language", "disability");
  private static final int ROUNDS = 7;

  private LargeAudit() {}

  public static void main(String... args) throws Exception {
    switch (args[0]) {
      case "generate" -> generate(Path.of(args[1]), Long.parseLong(args[2]));
      case "time" -> time(Path.of(args[1]));
      case "memory" -> memory(Path.of(args[1]));
      default -> throw new IllegalArgumentException("generate FILE ROWS | time FILE | memory FILE");
    }
  }

  /** The same rows each time: every value comes from the hash of the row's number. */
  private static void generate(Path file, long rows) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          COPY (
            SELECT
              ['F', 'M', 'X'][1 + (hash(i, 1) %% 3)::INT] AS sex,
              ['18-29', '30-39', '40-49', '50-59', '60-69', '70+'][1 + (hash(i, 2) %% 6)::INT] AS age,
              'region ' || hash(i, 3) %% 12 AS region,
              ['en', 'de', 'fr', 'es', 'it', 'pl'][1 + (hash(i, 4) %% 6)::INT] AS language,
              ['yes', 'no'][1 + (hash(i, 5) %% 2)::INT] AS disability,
              CASE WHEN hash(i, 6) %% 100 < 60 + hash(i, 1) %% 3 THEN 'yes' ELSE 'no' END AS outcome
            FROM range(%d) t(i)
          ) TO '%s' (FORMAT parquet)
          """
              .formatted(rows, file));
    }
  }

  private static Connection connect() throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("jdbc_stream_results", "true");
    settings.setProperty("preserve_insertion_order", "false");
    settings.setProperty("threads", String.valueOf(Runtime.getRuntime().availableProcessors()));
    return DriverManager.getConnection("jdbc:duckdb:", settings);
  }

  private static Report audit(Path file) {
    return Audit.of(
        file,
        new Question(
            "outcome",
            Optional.empty(),
            ATTRIBUTES,
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            2,
            Question.SMALLEST));
  }

  /** One grouped scan by all columns, as small as its answer can be; every line of it is read. */
  private static long scan(Path file) throws SQLException {
    long rows = 0;
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet lines =
            statement.executeQuery(
                "SELECT %s, outcome, count(*) FROM read_parquet('%s') GROUP BY ALL"
                    .formatted(String.join(", ", ATTRIBUTES), file))) {
      while (lines.next()) {
        rows += lines.getLong(ATTRIBUTES.size() + 2);
      }
    }
    return rows;
  }

  private static void time(Path file) throws SQLException {
    double[] audits = new double[ROUNDS];
    double[] scans = new double[ROUNDS];
    long rows = 0;
    Report report = audit(file);
    for (int round = 0; round < ROUNDS; round++) {
      long begin = System.nanoTime();
      rows = scan(file);
      long between = System.nanoTime();
      report = audit(file);
      long end = System.nanoTime();
      scans[round] = (between - begin) / 1e9;
      audits[round] = (end - between) / 1e9;
    }
    if (rows != report.rows()) {
      throw new AssertionError("The scan counted " + rows + ", the audit " + report.rows());
    }
    Arrays.sort(audits);
    Arrays.sort(scans);
    System.out.printf(
        "%,d rows, %d groups, %d looks: audit %.2f s (best %.2f), scan %.2f s (best %.2f);"
            + " ratio of medians %.2f, of best %.2f%n",
        rows,
        report.groups().size(),
        report.looks().size(),
        audits[ROUNDS / 2],
        audits[0],
        scans[ROUNDS / 2],
        scans[0],
        audits[ROUNDS / 2] / scans[ROUNDS / 2],
        audits[0] / scans[0]);
  }

  private static void memory(Path file) throws Exception {
    Report report = audit(file);
    long heap =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(usage -> usage.getUsed())
            .sum();
    String resident =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmHWM"))
            .findFirst()
            .orElse("VmHWM: unknown");
    System.out.printf(
        "%,d rows: heap at most %d MB, resident at most %s%n",
        report.rows(), heap >> 20, resident.replaceAll("\\s+", " "));
  }
}
