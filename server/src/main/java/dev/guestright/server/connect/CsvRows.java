package dev.guestright.server.connect;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/**
 * CSV (RFC 4180) in UTF-8, with the column names in its first row. A row that cannot be read is
 * reported and passed over, and reading goes on at the line after.
 */
final class CsvRows implements Rows {

  private static final String CUT_OFF =
      "is not whole: the file ends within it, so it was cut off; when it is whole, end it with a"
          + " line break";

  private final CountingStream bytes;
  private final Window text;
  private final char separator;
  private final List<String> columns;
  private final Queue<Row> read = new ArrayDeque<>();
  private long line = 1;

  /** The line before which an unreadable row may go on: behind it the next row begins for sure. */
  private long doubtfulUntil;

  CsvRows(InputStream file, char separator) throws IOException {
    this.bytes = new CountingStream(file);
    this.text = new Window(bytes);
    this.separator = separator;
    this.columns = header();
  }

  private List<String> header() throws IOException {
    skipEmptyLines();
    CsvRecord record = CsvRecord.at(text, separator);
    List<String> names = new ArrayList<>();
    for (String cell : record.cells()) {
      String name = cell.strip();
      if (RowText.problem(name).isPresent()) {
        throw new BadImport("The file is no UTF-8 text. Export it again, as UTF-8.");
      }
      if (!name.isEmpty() && names.contains(name)) {
        throw new BadImport("The first row names the column '" + name + "' twice.");
      }
      names.add(name.isEmpty() ? "number " + (names.size() + 1) : name);
    }
    switch (record.end()) {
      case LINE_BREAK, END_OF_FILE -> moveBehind(record);
      case OPEN_QUOTE, TEXT_AFTER_QUOTE, TOO_LONG ->
          throw new BadImport("The first row is no CSV; it should hold the columns' names.");
    }
    if (record.length() == 0) {
      throw new BadImport("The file is empty: it needs a first row with the columns' names.");
    }
    return names;
  }

  @Override
  public Optional<Set<String>> columns() {
    return Optional.of(new LinkedHashSet<>(columns));
  }

  @Override
  public Optional<Row> next() throws IOException {
    if (read.isEmpty()) {
      readOn();
    }
    return Optional.ofNullable(read.poll());
  }

  /**
   * Reads a row. One that goes over several lines and makes no sense may be a whole row that is
   * wrong, or one with a quote too many that swallowed good rows. When most of its later lines are
   * good rows it was the latter, and nothing but its own lines is lost. A few that only look like
   * rows, such as a table that a customer pasted, are no proof: they stay what they were, words.
   */
  private void readOn() throws IOException {
    Optional<Row> first = readRow();
    if (first.isEmpty()) {
      return;
    }
    read.add(first.get());
    long until = doubtfulUntil;
    int good = 0;
    int bad = 0;
    for (Optional<Row> later = first; later.isPresent() && line < until; ) {
      later = readRow();
      later.ifPresent(read::add);
      good += later.filter(Row.Read.class::isInstance).isPresent() ? 1 : 0;
      bad += later.filter(Row.Unreadable.class::isInstance).isPresent() ? 1 : 0;
    }
    if (good <= bad) {
      read.clear();
      read.add(first.get());
    }
  }

  private Optional<Row> readRow() throws IOException {
    skipEmptyLines();
    doubtfulUntil = line;
    if (text.at(0) == Window.END) {
      return Optional.empty();
    }
    CsvRecord record = CsvRecord.at(text, separator);
    return Optional.of(
        switch (record.end()) {
          case LINE_BREAK ->
              record.cells().size() == columns.size() ? good(record) : misshapen(record);
          case END_OF_FILE, OPEN_QUOTE -> unreadable(CUT_OFF, Long.MAX_VALUE);
          case TEXT_AFTER_QUOTE ->
              unreadable(
                  "text stands after a closing quote; quotes within a cell are doubled in CSV",
                  line);
          case TOO_LONG ->
              unreadable(
                  "is longer than "
                      + CsvRecord.LONGEST_CHARS
                      + " characters, or has a quote that"
                      + " is never closed",
                  line);
        });
  }

  private Row good(CsvRecord record) {
    Map<String, String> cells = LinkedHashMap.newLinkedHashMap(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      cells.put(columns.get(i), record.cells().get(i));
    }
    Row row = Row.of(line, cells);
    moveBehind(record);
    return row;
  }

  private Row misshapen(CsvRecord record) throws IOException {
    String reason =
        "has " + record.cells().size() + " cells where the first row names " + columns.size();
    return unreadable(reason, line + record.lines());
  }

  private Row unreadable(String reason, long doubtful) throws IOException {
    Row row = new Row.Unreadable(line, reason);
    text.moveToNextLine();
    line++;
    doubtfulUntil = doubtful;
    return row;
  }

  private void moveBehind(CsvRecord record) {
    text.moveOn(record.length());
    line += record.lines();
  }

  private void skipEmptyLines() throws IOException {
    for (int empty = text.lineBreakAt(0); empty > 0; empty = text.lineBreakAt(0)) {
      text.moveOn(empty);
      line++;
    }
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
