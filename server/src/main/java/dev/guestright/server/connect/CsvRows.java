package dev.guestright.server.connect;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * CSV (RFC 4180) in UTF-8, with the column names in its first row. A row that is no CSV is reported
 * and passed over, and reading goes on at the line after.
 */
final class CsvRows implements Rows {

  /** The longest row; a stray quote swallows no more than this before it is found out. */
  private static final int LONGEST_ROW_CHARS = 16 << 20;

  private final CountingStream bytes;
  private final Rewindable text;
  private final List<String> columns;
  private final char separator;
  private long linesBefore;
  private CsvRow.Taker taker = new CsvRow.Taker();
  private Iterator<CsvRow> rows;

  CsvRows(InputStream file, char separator) throws IOException {
    this.bytes = new CountingStream(file);
    this.text = new Rewindable(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    this.separator = separator;
    this.rows = from(1);
    this.columns = header();
  }

  private List<String> header() {
    try {
      if (!rows.hasNext()) {
        throw new BadImport("The file is empty: it needs a first row with the columns' names.");
      }
      List<String> names =
          rows.next().cells().stream().map(name -> name.replace("\uFEFF", "").strip()).toList();
      Set<String> seen = new LinkedHashSet<>();
      for (String name : names) {
        if (!seen.add(name)) {
          throw new BadImport("The first row names the column '" + name + "' twice.");
        }
      }
      return names;
    } catch (CsvParseException e) {
      throw new BadImport("The first row is no CSV; it should hold the columns' names.");
    }
  }

  @Override
  public Optional<Set<String>> columns() {
    return Optional.of(new LinkedHashSet<>(columns));
  }

  @Override
  public Optional<Row> next() throws IOException {
    try {
      if (!rows.hasNext()) {
        return Optional.empty();
      }
      CsvRow row = rows.next();
      long line = linesBefore + row.line();
      text.forgetBefore(line);
      return Optional.of(checked(line, row));
    } catch (CsvParseException e) {
      long line = linesBefore + taker.line();
      String reason = reason(e);
      rows = from(line + 1);
      return Optional.of(new Row.Unreadable(line, reason));
    }
  }

  private Row checked(long line, CsvRow row) {
    boolean atEnd = text.endedWithinLine() && !rows.hasNext();
    if (row.cells().size() != columns.size()) {
      String cutOff = atEnd ? "; the file ends here, cut off within the row" : "";
      return new Row.Unreadable(
          line,
          "has " + row.cells().size() + " cells where the first row names " + columns.size()
              + cutOff);
    }
    if (atEnd && !row.lastQuoted()) {
      return new Row.Unreadable(
          line,
          "the file ends within this row, so it may be cut off; end the row with a line break if it"
              + " is whole");
    }
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      cells.put(columns.get(i), row.cells().get(i));
    }
    return new Row.Read(line, cells);
  }

  /** Whether a CSV problem names what a person could see; the library's words hold no cell. */
  private String reason(CsvParseException e) {
    String message = e.getMessage() == null ? "" : e.getMessage();
    if (message.contains("Unclosed") || message.contains("unclosed")) {
      return "a quoted cell is not closed before the file ends; the file may be cut off here";
    }
    if (message.contains("after closing quote")) {
      return "text stands after a closing quote; quotes within a cell are doubled in CSV";
    }
    return "is no readable CSV row, or longer than " + LONGEST_ROW_CHARS + " characters";
  }

  private Iterator<CsvRow> from(long line) {
    try {
      text.goTo(line);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("Cannot read on", e);
    }
    linesBefore = line - 1;
    taker = new CsvRow.Taker();
    return CsvReader.builder()
        .fieldSeparator(separator)
        .allowUnclosedQuote(false)
        .allowExtraCharsAfterClosingQuote(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .maxBufferSize(LONGEST_ROW_CHARS)
        .build(taker, text)
        .iterator();
  }

  @Override
  public long bytesRead() {
    return bytes.count();
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
