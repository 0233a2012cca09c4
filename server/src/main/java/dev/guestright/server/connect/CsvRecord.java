package dev.guestright.server.connect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The record of CSV (RFC 4180) at the start of a window, as far as it can be read. Reading it does
 * not move the window.
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
    Scan scan = new Scan(text, separator);
    End end = scan.toTheEnd();
    return new CsvRecord(scan.cells, scan.place, scan.lines, end);
  }

  private static final class Scan {

    private final Window text;
    private final char separator;
    private final List<String> cells = new ArrayList<>();
    private int place;
    private int lines;

    Scan(Window text, char separator) {
      this.text = text;
      this.separator = separator;
    }

    End toTheEnd() throws IOException {
      while (place < LONGEST_CHARS) {
        boolean closed = text.at(place) == '"' ? quoted() : plain();
        if (!closed) {
          return place < LONGEST_CHARS ? End.OPEN_QUOTE : End.TOO_LONG;
        }
        int next = text.at(place);
        if (next == Window.END) {
          return End.END_OF_FILE;
        }
        int lineBreak = text.lineBreakAt(place);
        if (lineBreak > 0) {
          place += lineBreak;
          lines++;
          return End.LINE_BREAK;
        }
        if (next != separator) {
          return place < LONGEST_CHARS ? End.TEXT_AFTER_QUOTE : End.TOO_LONG;
        }
        place++;
      }
      return End.TOO_LONG;
    }

    private boolean plain() throws IOException {
      int from = place;
      int c = text.at(place);
      while (c != separator && c != '\n' && c != '\r' && c != Window.END && place < LONGEST_CHARS) {
        c = text.at(++place);
      }
      cells.add(text.text(from, place));
      return true;
    }

    /** Reads a cell in quotes; a quote within is doubled. False when its end is not found. */
    private boolean quoted() throws IOException {
      int from = ++place;
      boolean doubled = false;
      while (place < LONGEST_CHARS) {
        int c = text.at(place);
        if (c == Window.END) {
          return false;
        }
        if (c == '"') {
          if (text.at(place + 1) != '"') {
            String cell = text.text(from, place++);
            cells.add(doubled ? cell.replace("\"\"", "\"") : cell);
            return true;
          }
          doubled = true;
          place += 2;
        } else {
          int lineBreak = text.lineBreakAt(place);
          lines += lineBreak > 0 ? 1 : 0;
          place += Math.max(1, lineBreak);
        }
      }
      return false;
    }
  }
}
