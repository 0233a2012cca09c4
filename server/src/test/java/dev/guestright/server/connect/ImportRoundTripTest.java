package dev.guestright.server.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What another program's CSV writer wrote is read as it was meant. */
class ImportRoundTripTest {

  private static final String[] PIECES = {
    "a",
    "word ",
    "\"",
    "\"\"",
    ",",
    ";",
    "\n",
    "\r",
    "\r\n",
    " ",
    "=",
    "@",
    "é",
    "😀",
    "\uFEFF",
    "{",
    "'",
    "x".repeat(900)
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyTableComesBackTheSame(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 40; round++) {
      int columns = random.nextInt(2, 7);
      List<List<String>> table = table(random, columns, random.nextInt(120));
      List<Row> rows = ImportCutOffTest.rows(written(table, columns, random).getBytes(UTF_8));
      assertThat(rows)
          .extracting(
              row -> row instanceof Row.Read read ? List.copyOf(read.cells().values()) : row)
          .as("seed " + seed + ", round " + round)
          .isEqualTo(table);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void everyRowIsNamedByTheLineOnWhichItBegins(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String file = written(table(random, 3, 200), 3, random);
    List<String> lines = file.replace("\r\n", "\n").replace('\r', '\n').lines().toList();
    for (Row row : ImportCutOffTest.rows(file.getBytes(UTF_8))) {
      String first = List.copyOf(((Row.Read) row).cells().values()).getFirst();
      String begin = first.replace("\"", "\"\"").split("[\r\n]", 2)[0];
      assertThat(lines.get((int) row.line() - 1)).contains(begin);
    }
  }

  private static List<List<String>> table(SplittableRandom random, int columns, int rows) {
    List<List<String>> table = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      List<String> cells = new ArrayList<>();
      cells.add("row" + row); // an empty line would be no row
      while (cells.size() < columns) {
        StringBuilder cell = new StringBuilder();
        for (int piece = random.nextInt(6); piece > 0; piece--) {
          cell.append(PIECES[random.nextInt(PIECES.length)]);
        }
        cells.add(cell.toString());
      }
      table.add(cells);
    }
    return table;
  }

  private static String written(List<List<String>> table, int columns, SplittableRandom random) {
    StringWriter text = new StringWriter();
    CsvWriter.CsvWriterBuilder builder =
        CsvWriter.builder().lineDelimiter(LineDelimiter.values()[random.nextInt(3)]);
    if (random.nextBoolean()) {
      builder.quoteStrategy(QuoteStrategies.ALWAYS);
    }
    List<String> names = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      names.add("c" + column);
    }
    try (CsvWriter writer = builder.build(text)) {
      writer.writeRecord(names);
      table.forEach(writer::writeRecord);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return text.toString();
  }
}
