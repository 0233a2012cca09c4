package dev.guestright.server.connect;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A window on a long text that moves on when it is told to. Until then everything since its start
 * can be read again, so that a row which proves unreadable costs nothing but itself. It keeps in
 * memory the longest row that it met, and no more.
 */
final class Window implements Closeable {

  /** What {@link #at} answers past the end of the text. */
  static final int END = -1;

  /** Stands where the bytes were no UTF-8. Unicode keeps it out of every text on purpose. */
  static final char UNDECODABLE = '\uFFFF';

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int BLOCK_CHARS = 1 << 16;

  private final Reader source;
  private char[] chars = new char[BLOCK_CHARS];
  private int start;
  private int end;
  private boolean ended;

  Window(InputStream bytes) throws IOException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE)
            .replaceWith(String.valueOf(UNDECODABLE));
    this.source = new InputStreamReader(bytes, decoder);
    if (at(0) == BYTE_ORDER_MARK) {
      moveOn(1);
    }
  }

  /** Returns the character this far after the window's start, or {@link #END}. */
  int at(int offset) throws IOException {
    while (start + offset >= end) {
      if (!fill()) {
        return END;
      }
    }
    return chars[start + offset];
  }

  /** Returns the text between two places, both counted from the window's start and read before. */
  String text(int from, int to) {
    return new String(chars, start + from, to - from);
  }

  /** Returns a reader of the text from the window's start on. It is good until the window moves. */
  Reader view() {
    return new View();
  }

  private final class View extends Reader {

    private int place;

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
      if (at(place) == END) {
        return -1;
      }
      int count = Math.min(length, end - start - place);
      System.arraycopy(chars, start + place, into, offset, count);
      place += count;
      return count;
    }

    @Override
    public void close() {
      // The window is closed by whoever opened it.
    }
  }

  /** Lets go of this many characters that were read before; the window starts after them. */
  void moveOn(int count) {
    start += count;
  }

  /** Moves to the start of the next line, however long this one is. A line ends in LF, CR, CRLF. */
  void moveToNextLine() throws IOException {
    int c = at(0);
    while (c != '\n' && c != '\r' && c != END) {
      moveOn(1);
      c = at(0);
    }
    moveOn(lineBreakAt(0));
  }

  /** Returns how many characters the line break has that begins here: none, one, or two. */
  int lineBreakAt(int offset) throws IOException {
    int c = at(offset);
    if (c == '\r') {
      return at(offset + 1) == '\n' ? 2 : 1;
    }
    return c == '\n' ? 1 : 0;
  }

  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    System.arraycopy(chars, start, chars, 0, end - start);
    end -= start;
    start = 0;
    if (end == chars.length) {
      chars = Arrays.copyOf(chars, chars.length * 2);
    }
    int count = source.read(chars, end, chars.length - end);
    ended = count < 0;
    end += Math.max(0, count);
    return !ended;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
