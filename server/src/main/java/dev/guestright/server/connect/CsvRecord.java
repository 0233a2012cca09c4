package dev.guestright.server.connect;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The record of CSV (RFC 4180) at the start of a window, as far as it can be read. Reading it does
 * not move the window, so the CSV library starts afresh at each record: after one that it cannot
 * read it would not go on by itself.
 *
 * @param length how many characters it takes, its line break included
 * @param lines how many line breaks it holds
 */
record CsvRecord(List<String> cells, int length, int lines, End end) {

  /** The longest record; a stray quote swallows no more than this before it is found out. */
  static final int LONGEST_CHARS = 4 << 20;

  /** How the record ends. */
  enum End {
    LINE_BREAK,
    /** The file is over before the record's line break. */
    END_OF_FILE,
    /** The file is over within a quoted cell. */
    OPEN_QUOTE,
    TEXT_AFTER_QUOTE,
    TOO_LONG
  }

  static CsvRecord at(Window text, char separator) throws IOException {
    try {
      Iterator<List<String>> records =
          CsvReader.builder()
              .fieldSeparator(separator)
              .skipEmptyLines(false)
              .allowUnclosedQuote(false)
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .maxBufferSize(LONGEST_CHARS)
              .build(new Cells(), text.view())
              .iterator();
      return records.hasNext()
          ? whole(text, records.next())
          : new CsvRecord(List.of(), 0, 0, End.END_OF_FILE);
    } catch (CsvParseException e) {
      return new CsvRecord(List.of(), 0, 0, end(String.valueOf(e.getMessage())));
    }
  }

  /**
   * The library tells no lengths: a record takes the line breaks within its cells, and one more.
   */
  private static CsvRecord whole(Window text, List<String> cells) throws IOException {
    int breaks = 1 + cells.stream().mapToInt(CsvRecord::lineBreaks).sum();
    int length = 0;
    for (int passed = 0; passed < breaks; ) {
      if (text.at(length) == Window.END) {
        return new CsvRecord(cells, length, passed, End.END_OF_FILE);
      }
      int lineBreak = text.lineBreakAt(length);
      passed += lineBreak > 0 ? 1 : 0;
      length += Math.max(1, lineBreak);
    }
    return new CsvRecord(cells, length, breaks, End.LINE_BREAK);
  }

  private static int lineBreaks(String cell) {
    int breaks = 0;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      boolean both = c == '\r' && i + 1 < cell.length() && cell.charAt(i + 1) == '\n';
      breaks += (c == '\n' || c == '\r') && !both ? 1 : 0;
    }
    return breaks;
  }

  private static End end(String problem) {
    if (problem.contains("closing quote")) {
      return End.TEXT_AFTER_QUOTE;
    }
    return problem.toLowerCase(java.util.Locale.ROOT).contains("unclosed")
        ? End.OPEN_QUOTE
        : End.TOO_LONG;
  }

  /** Takes a record's cells from the library. */
  private static final class Cells extends CsvCallbackHandler<List<String>> {

    private final List<String> cells = new ArrayList<>();
    private int chars;

    @Override
    protected void beginRecord(long line) {
      cells.clear();
      chars = 0;
    }

    @Override
    protected void addField(char[] buffer, int offset, int length, boolean quoted) {
      chars += length + 1;
      if (chars > LONGEST_CHARS) {
        throw new CsvParseException("The record is too long");
      }
      cells.add(new String(buffer, offset, length));
    }

    @Override
    protected void setComment(char[] buffer, int offset, int length) {
      throw new IllegalStateException("There are no comments in RFC 4180");
    }

    @Override
    protected void setEmpty() {
      cells.add("");
    }

    @Override
    protected RecordType getRecordType() {
      return RecordType.DATA;
    }

    @Override
    protected int getFieldCount() {
      return cells.size();
    }

    @Override
    protected List<String> buildRecord() {
      return List.copyOf(cells);
    }
  }
}
