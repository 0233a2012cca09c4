package dev.guestright.server.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that end too early, and rows with a quote too many: what is whole goes in. */
class ImportCutOffTest {

  private static final String HEAD = "id,words,more%n1,one,x%n2,\"tw%no, \"\"2\"\"\",x%n";
  private static final String LAST = "3,\"Grüße \"\"a\"\",%nb😀 %n%nc,d,e%n\",\"é\"%n";

  static List<Row> rows(byte[] file) {
    List<Row> rows = new ArrayList<>();
    try (CsvRows reader = new CsvRows(new ByteArrayInputStream(file), ',')) {
      for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
        rows.add(row.get());
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return rows;
  }

  private static List<Row> rows(String file) {
    return rows(file.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void whereverTheLastRowIsCutAllOthersAreTakenAndItIsNamed(String lineBreak) {
    for (String mark : List.of("", "\uFEFF")) {
      String head = mark + HEAD.replace("%n", lineBreak);
      byte[] whole = (head + LAST.replace("%n", lineBreak)).getBytes(UTF_8);
      List<Row> all = rows(whole);
      assertThat(all).hasSize(3).allSatisfy(row -> assertThat(row).isInstanceOf(Row.Read.class));
      int firstByte = head.getBytes(UTF_8).length + 1;
      int endOfText = whole.length - lineBreak.length();
      for (int cut = firstByte; cut <= endOfText; cut++) {
        List<Row> rows = rows(Arrays.copyOf(whole, cut));
        assertThat(rows).as("cut at byte " + cut).hasSize(3);
        assertThat(rows.subList(0, 2)).isEqualTo(all.subList(0, 2));
        assertThat(rows.getLast())
            .isInstanceOfSatisfying(
                Row.Unreadable.class,
                row -> {
                  assertThat(row.line()).isEqualTo(5);
                  assertThat(row.reason()).contains("cut off");
                });
      }
    }
  }

  @Test
  void aRowCutBetweenTheTwoHalvesOfItsLineBreakIsWhole() {
    assertThat(rows("id,words\r\n1,one\r\n2,two\r"))
        .hasSize(2)
        .allMatch(Row.Read.class::isInstance);
  }

  @Test
  void everyCutOfARealFileLosesNoMoreThanTheRowItIsIn() {
    byte[] file = Complaints.bytes(Complaints.excerpt());
    List<Row> all = rows(file);
    for (int cut = 300; cut < file.length; cut += 61) {
      List<Row> rows = rows(Arrays.copyOf(file, cut));
      long unreadable = rows.stream().filter(Row.Unreadable.class::isInstance).count();
      assertThat(unreadable).as("cut at byte " + cut).isLessThanOrEqualTo(1);
      long good = rows.size() - unreadable;
      assertThat(rows.subList(0, (int) good)).isEqualTo(all.subList(0, (int) good));
    }
  }

  @Test
  void emptyLinesAreNoRows() {
    assertThat(rows("\n\nid,words\n\n1,one\n\n\n")).hasSize(1);
    assertThat(rows("id,words\r\n1,one\r\n\r\n").getFirst().line()).isEqualTo(2);
  }

  @Test
  void aQuoteThatIsNeverClosedCostsItsOwnRowOnly() {
    StringBuilder file = new StringBuilder("id,words\n1,one\n2,\"two\n");
    for (int i = 3; i <= 1000; i++) {
      file.append(i).append(",row\n");
    }
    List<Row> rows = rows(file.toString());
    assertThat(rows).hasSize(1000);
    assertThat(rows).filteredOn(Row.Unreadable.class::isInstance).hasSize(1);
    assertThat(rows.get(1).line()).isEqualTo(3);
  }

  @Test
  void aQuoteThatSwallowsRowsUntilTheNextQuoteGivesThemBack() {
    List<Row> rows = rows("id,words\n1,\"one\n2,two\n3,three\n4,\",\n5,five\n");
    assertThat(lines(rows, Row.Unreadable.class)).containsExactly(2L, 5L);
    assertThat(lines(rows, Row.Read.class)).containsExactly(3L, 4L, 6L);
  }

  @Test
  void aRowOfManyLinesWithACellTooManyIsOneRowInTheReport() {
    List<Row> rows = rows("id,words\n1,\"a\nb\nc\",x\n2,two\n");
    assertThat(lines(rows, Row.Unreadable.class)).containsExactly(2L);
    assertThat(lines(rows, Row.Read.class)).containsExactly(5L);
  }

  @Test
  void aRowThatIsTooLongIsPassedOverWithoutBeingKept() {
    String huge = "x".repeat(CsvRecord.LONGEST_CHARS + 1);
    List<Row> rows =
        rows("id,words\n1," + huge + "\n2,\"" + huge + "\"\n3,\"" + huge + "\n4,four\n");
    assertThat(lines(rows, Row.Unreadable.class)).containsExactly(2L, 3L, 4L);
    assertThat(lines(rows, Row.Read.class)).containsExactly(5L);
  }

  @Test
  void bytesThatAreNoTextAreReportedAndNeverReplaced() {
    byte[] file =
        "id,words\n1,Gr\u00fc\u00dfe\n2,fine\n"
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    List<Row> rows = rows(file);
    assertThat(lines(rows, Row.Unreadable.class)).containsExactly(2L);
    assertThat(lines(rows, Row.Read.class)).containsExactly(3L);
  }

  private static List<Long> lines(List<Row> rows, Class<? extends Row> kind) {
    return rows.stream().filter(kind::isInstance).map(Row::line).toList();
  }
}
