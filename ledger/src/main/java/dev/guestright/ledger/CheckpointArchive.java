package dev.guestright.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Many checkpoints in one text file: signed notes one after the other, with an empty line between
 * them, so that people can read it, keep it and paste into it.
 *
 * <p>A checkpoint has no empty line of its own; so every second empty line ends one.
 */
public final class CheckpointArchive {
  private CheckpointArchive() {}

  /**
   * The notes of an archive, one by one, not yet parsed nor verified. Closing the stream closes the
   * reader.
   *
   * @throws UncheckedIOException while reading, when the reader fails
   * @throws LogFormatException while reading, when a note is longer than {@link
   *     SignedNote#MAX_BYTES}
   */
  public static Stream<String> read(Reader archive) {
    Notes notes = new Notes(new BufferedReader(archive));
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(notes, Spliterator.ORDERED | Spliterator.NONNULL),
            false)
        .onClose(notes::close);
  }

  /** What to add to an archive for one more checkpoint. */
  public static String entry(SignedNote checkpoint) {
    return checkpoint.encode() + "\n";
  }

  private static final class Notes implements Iterator<String> {
    private final BufferedReader lines;
    private @Nullable String next;

    Notes(BufferedReader lines) {
      this.lines = lines;
    }

    @Override
    public boolean hasNext() {
      if (next == null) {
        next = read();
      }
      return next != null;
    }

    @Override
    public String next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      String note = Objects.requireNonNull(next);
      next = null;
      return note;
    }

    private @Nullable String read() {
      StringBuilder note = new StringBuilder();
      boolean inSignatures = false;
      for (String line = line(); line != null; line = line()) {
        if (line.isEmpty() && (inSignatures || note.isEmpty())) {
          if (note.isEmpty()) {
            continue;
          }
          return note.toString();
        }
        inSignatures |= line.isEmpty();
        note.append(line).append('\n');
        if (note.length() > SignedNote.MAX_BYTES) {
          throw new LogFormatException("an archived checkpoint is longer than a note may be");
        }
      }
      return note.isEmpty() ? null : note.toString();
    }

    /** One line, read with a bound: an archive without newlines must not fill the memory. */
    private @Nullable String line() {
      StringBuilder line = new StringBuilder();
      try {
        for (int c = lines.read(); c != '\n'; c = lines.read()) {
          if (c < 0) {
            return line.isEmpty() ? null : line.toString();
          }
          if (line.length() > SignedNote.MAX_BYTES) {
            throw new LogFormatException("an archived checkpoint is longer than a note may be");
          }
          line.append((char) c);
        }
        return line.toString();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void close() {
      try {
        lines.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
