package dev.guestright.server.connect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.guestright.server.vault.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ImportTest {

  private static final String SMALL =
      """
      system: %s
      customer: "{who}"
      conversation: "{talk}"
      message: "{id}"
      text: "{words}"
      sent: "{when}"
      data:
        time_zone: "{zone}"
        favourite_colour: "{colour}"
      """;

  @TempDir static Path directory;
  private static ImportHouse house;

  @BeforeAll
  static void open() {
    house = ImportHouse.open(directory);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void everyRealComplaintComesInWordForWordAndASecondRunAddsNone() throws Exception {
    Complaints complaints = Complaints.all();
    long before = house.messages();

    List<Summary> first = run(complaints);
    assertThat(first.stream().mapToLong(Summary::added).sum()).isEqualTo(complaints.count());
    assertThat(first).allSatisfy(summary -> assertThat(summary.rejected()).isZero());
    assertThat(house.messages() - before).isEqualTo(complaints.count());
    assertThat(digestOfWhatIsKept(complaints)).isEqualTo(complaints.digest());

    List<Summary> second = run(complaints);
    assertThat(second.stream().mapToLong(Summary::added).sum()).isZero();
    assertThat(second.stream().mapToLong(Summary::already).sum()).isEqualTo(complaints.count());
    assertThat(house.messages() - before).isEqualTo(complaints.count());
  }

  private static List<Summary> run(Complaints complaints) {
    return complaints.files().stream().map(file -> house.imports(file, ImportHouse.CFPB)).toList();
  }

  private static String digestOfWhatIsKept(Complaints complaints) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (String id : ids(complaints)) {
      List<String> words = house.words("cfpb", id);
      assertThat(words).as("messages of complaint " + id).hasSize(1);
      digest.update((id + "\0" + words.getFirst() + "\0").getBytes(UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static TreeSet<String> ids(Complaints complaints) throws IOException {
    TreeSet<String> ids = new TreeSet<>();
    for (Path file : complaints.files()) {
      try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
        rows.forEach(row -> ids.add(row.getField("Complaint ID")));
      }
    }
    return ids;
  }

  @Test
  void aCellComesBackAsItStoodInTheFile() {
    String formula = "=HYPERLINK(\"\"x\"\")";
    house.imports(
        """
        who,talk,id,words,when,zone,colour
        a,1,1,"%s",2026-01-01,,
        b,1,2,@SUM(A1),2026-01-01,,
        c,1,3,"  spaced, ""quoted""\r
        and broken\n\n  ",2026-01-01,,
        d,1,4,%s,2026-01-01,,
        """
            .formatted(formula, "ж".repeat(40_000)),
        SMALL.formatted("cells"));

    assertThat(house.words("cells", "a")).containsExactly("=HYPERLINK(\"x\")");
    assertThat(house.words("cells", "b")).containsExactly("@SUM(A1)");
    assertThat(house.words("cells", "c"))
        .containsExactly("  spaced, \"quoted\"\r\nand broken\n\n  ");
    assertThat(house.words("cells", "d")).containsExactly("ж".repeat(40_000));
  }

  @Test
  void aRowThatIsWrongIsReportedWithItsLineAndTheRestGoesIn() {
    Summary summary =
        house.imports(
            """
            who,talk,id,words,when,zone,colour
            a,1,1,good,2026-01-01,,
            ,1,2,nobody,2026-01-01,,
            c,1,3,   ,2026-01-01,,
            d,1,4,when?,yesterday,,
            e,1,5,too few,2026-01-01
            f,1,6,far off,+12026-01-01T00:00:00Z,,
            g,1,7,"he said "no" to me",2026-01-01,,
            h,1,8,nul\0nul,2026-01-01,,
            i,1,9,good,2026-01-01T09:00:00+02:00,,
            """,
            SMALL.formatted("wrong"));

    assertThat(summary.added()).isEqualTo(2);
    assertThat(house.rejects(summary))
        .containsExactly(
            "line,reason",
            "3,'customer' is blank",
            "4,holds no message: 'text' is blank",
            "5,'sent' is no date that the mapping's 'dates' can read",
            "6,has 5 cells where the first row names 7",
            "7,'sent' is a date before 1970 or after 2199",
            "8,text stands after a closing quote; quotes within a cell are doubled in CSV",
            "9,holds a NUL character; the file may be damaged here");
  }

  @Test
  void aLabelTooLongForAListIsRejected() {
    String mapping = SMALL.formatted("label") + "topic: \"{words}\"\n";
    Summary summary =
        house.imports(
            "who,talk,id,words,when,zone,colour\na,1,1," + "x".repeat(121) + ",2026-01-01,,\n",
            mapping);
    assertThat(house.rejects(summary)).contains("2,'topic' is longer than 120 characters");
  }

  @Test
  void whatTheCharterDoesNotDeclareLeavesNoTraceAnywhere() throws IOException {
    String secret = "kanarienvogel" + System.nanoTime();
    Path outside = Files.createTempFile("export", ".csv");
    Files.writeString(
        outside,
        "who,talk,id,words,when,zone,colour,unnamed\n"
            + "a,1,1,hello,2026-01-01,Europe/Berlin,%1$s,%1$s\n".formatted(secret)
            + ",1,%1$s,hello,%1$s,%1$s,%1$s,%1$s\n".formatted(secret)
            + "a,\"%1$s\"x,1,%1$s".formatted(secret));

    Summary summary = house.imports(outside, SMALL.formatted("canary"));

    assertThat(summary.dropped())
        .containsEntry("data point favourite_colour", 1L)
        .containsEntry("column unnamed", 1L);
    assertThat(summary.rejected()).isEqualTo(2);
    assertThat(house.facts("canary", "a", List.of("time_zone")))
        .extracting(Fact::value)
        .containsExactly("Europe/Berlin");
    assertThat(house.sql().queryForList("SELECT DISTINCT data_point FROM vault.item", String.class))
        .doesNotContain("favourite_colour");
    owner().execute("CHECKPOINT");
    assertThat(filesThatHold(secret)).isEmpty();
    assertThat(filesThatHold("canary")).as("a word that is kept is found").isNotEmpty();
    Files.delete(outside);
  }

  private static JdbcTemplate owner() {
    String url =
        ((com.zaxxer.hikari.HikariDataSource) house.house().database().house()).getJdbcUrl();
    return new JdbcTemplate(
        new DriverManagerDataSource(
            url, "postgres", house.house().keys().password("database-owner")));
  }

  private static List<Path> filesThatHold(String text) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> new String(Complaints.bytes(file), ISO_8859_1).contains(text))
          .toList();
    }
  }

  @Test
  void twoImportsOfOneFileAtOnceDoubleNothing() {
    String rows =
        IntStream.range(0, 3000)
            .mapToObj(n -> "c" + n % 700 + ",t" + n % 900 + "," + n + ",hello,2026-01-01,UTC,\n")
            .collect(Collectors.joining("", "who,talk,id,words,when,zone,colour\n", ""));
    String mapping = SMALL.formatted("twins");
    long before = house.messages();

    List<CompletableFuture<Summary>> both =
        List.of(
            CompletableFuture.supplyAsync(() -> house.imports(rows, mapping)),
            CompletableFuture.supplyAsync(() -> house.imports(rows, mapping)));
    both.forEach(CompletableFuture::join);

    assertThat(house.messages() - before).isEqualTo(3000);
  }

  @Test
  void whoIsTooYoungToConsentAloneIsKnownAsSuchFromTheNewestRow() {
    String mapping = SMALL.formatted("minors") + "minor: \"{young}\"\n";
    String rows =
        """
        who,talk,id,words,when,zone,colour,young
        a,1,1,Hi,2026-01-01,,,yes
        b,2,2,Hi,2026-01-01,,,TRUE
        b,2,3,Hi,2026-01-02,,,no
        c,3,4,Hi,2026-01-01,,,
        d,4,5,Hi,2026-01-01,,,perhaps
        """;
    Summary summary = house.imports(rows, mapping);
    assertThat(house.rejects(summary)).contains("6,'minor' is neither yes nor no");
    assertThat(minors("a", "b", "c", "d")).containsExactly("a");
    house.imports(rows.replace("yes", "no"), mapping);
    assertThat(minors("a", "b", "c", "d")).as("also from rows that were here").isEmpty();
  }

  private static List<String> minors(String... customers) {
    return Stream.of(customers)
        .filter(customer ->
            !house
                .sql()
                .queryForList(
                    "SELECT 1 FROM identity.customer WHERE customer_id = ? AND minor",
                    house.house().keys().idOf("customer", "minors", customer))
                .isEmpty())
        .toList();
  }

  @Test
  void theSameMessageTwiceInOneFileIsOneAndTheFirstCounts() {
    Summary summary =
        house.imports(
            """
            who,talk,id,words,when,zone,colour
            a,1,1,first,2026-01-01,,
            a,1,1,second,2026-01-01,,
            """,
            SMALL.formatted("same"));
    assertThat(summary.added()).isEqualTo(1);
    assertThat(summary.already()).isEqualTo(1);
    assertThat(house.words("same", "a")).containsExactly("first");
  }

  @Test
  void anExportOfJsonLinesComesInByThePathsOfItsValues() {
    String mapping =
        """
        system: nested
        format: jsonl
        customer: "{requester.id}"
        conversation: "{ticket}"
        message: "{id}"
        text: "{comments.0.body}"
        sent: "{at}"
        author: "{role}"
        agents: [agent]
        """;
    Summary summary =
        house.imports(
            """
            {"requester":{"id":7},"ticket":1,"id":1,"comments":[{"body":"hé\\nllo"},{"body":"x"}],"at":"2026-01-01T10:00:00Z","role":"user"}

            {"requester":{"id":7},"ticket":1,"id":2,"comments":[{"body":"Hi"}],"at":"2026-01-01T11:00:00Z","role":"agent"}
            {"requester":{"id":7},"requester":{"id":8},"ticket":1,"id":3,"comments":[{"body":"Hi"}],"at":"2026-01-01"}
            [1]
            {"requester":7,"ticket":1,"id":4,"comments":[{"body":"Hi"}],"at":"2026-01-01"}
            {"requester":{"id":7},"ticket":1,"id":5,"comments":[{"bo\
            """,
            mapping);

    assertThat(house.words("nested", "7")).containsExactly("hé\nllo", "Hi");
    assertThat(
            house
                .sql()
                .queryForList(
                    "SELECT author FROM desk.message WHERE customer_id = ? ORDER BY sent_at",
                    String.class,
                    house.house().keys().idOf("customer", "nested", "7")))
        .containsExactly("customer", "agent");
    assertThat(house.rejects(summary))
        .containsExactly(
            "line,reason",
            "4,is no valid JSON object with each name once; it may be cut off",
            "5,\"is JSON, but no object\"",
            "6,'customer' is blank",
            "7,is no valid JSON object with each name once; it may be cut off");
    assertThat(summary.dropped()).containsEntry("column comments", 1L);
  }

  @Test
  void aFileThatTheMappingDoesNotFitIsRefusedWithWhatIsMissing() {
    assertThatThrownBy(() -> house.imports("who,id\n", SMALL.formatted("x")))
        .isInstanceOf(BadImport.class)
        .hasMessageContaining("does not have: talk, when, words, zone, colour")
        .hasMessageContaining("The file has: who, id");
    assertThatThrownBy(() -> house.imports("", SMALL.formatted("x")))
        .isInstanceOf(BadImport.class)
        .hasMessageContaining("The file is empty");
    assertThatThrownBy(() -> house.imports("who,id,who\n", SMALL.formatted("x")))
        .isInstanceOf(BadImport.class)
        .hasMessageContaining("the column 'who' twice");
    assertThatThrownBy(() -> house.imports(directory, SMALL.formatted("x")))
        .isInstanceOf(BadImport.class)
        .hasMessageContaining("no file");
  }
}
