package dev.guestright.server.connect;

import java.io.IOException;
import java.io.Reader;

/**
 * A reader that can go back to a line it has passed. The CSV library gives up at the first row that
 * is no CSV; with this its successor can be put on the line after.
 */
final class Rewindable extends Reader {

  private static final int BLOCK = 1 << 16;

  private final Reader source;
  private StringBuilder kept = new StringBuilder();
  private int next;
  private long firstKeptLine = 1;
  private char last = '\n';
  private boolean ended;

  Rewindable(Reader source) {
    this.source = source;
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (next == kept.length() && !fill()) {
      return -1;
    }
    int count = Math.min(length, kept.length() - next);
    kept.getChars(next, next + count, into, offset);
    next += count;
    return count;
  }

  private boolean fill() throws IOException {
    char[] block = new char[BLOCK];
    int count = ended ? -1 : source.read(block, 0, BLOCK);
    if (count <= 0) {
      ended = true;
      return false;
    }
    kept.append(block, 0, count);
    last = block[count - 1];
    return true;
  }

  /** Lets go of what lies before this line; it cannot be gone back to any more. */
  void forgetBefore(long line) {
    if (kept.length() < BLOCK) {
      return;
    }
    int start = startOf(line);
    kept = new StringBuilder(kept.substring(start));
    next -= start;
    firstKeptLine = line;
  }

  /** Goes back, or on, to the start of this line. */
  void goTo(long line) throws IOException {
    int start = startOf(line);
    while (start < 0) {
      if (!fill()) {
        start = kept.length();
        break;
      }
      start = startOf(line);
    }
    next = start;
    kept = new StringBuilder(kept.substring(start));
    next = 0;
    firstKeptLine = line;
  }

  /** Whether the file ended within a line. */
  boolean endedWithinLine() {
    return ended && last != '\n' && last != '\r';
  }

  private int startOf(long line) {
    long at = firstKeptLine;
    int position = 0;
    while (at < line) {
      int lineEnd = endOfLine(position);
      if (lineEnd < 0) {
        return -1;
      }
      position = lineEnd;
      at++;
    }
    return position;
  }

  /** Returns the position after the next line end: LF, CR, or both as one. */
  private int endOfLine(int from) {
    for (int i = from; i < kept.length(); i++) {
      char c = kept.charAt(i);
      if (c == '\n') {
        return i + 1;
      }
      if (c == '\r') {
        boolean both = i + 1 < kept.length() && kept.charAt(i + 1) == '\n';
        return both ? i + 2 : i + 1;
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
