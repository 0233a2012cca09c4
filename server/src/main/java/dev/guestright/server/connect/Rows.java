package dev.guestright.server.connect;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** The rows of an export, one after the other, in flat memory. */
interface Rows extends Closeable {

  /** The columns that the file names at its head; empty when it names none (JSON lines). */
  Optional<Set<String>> columns();

  /** Returns the next row, readable or not; empty at the end of the file. */
  Optional<Row> next() throws IOException;

  /** How many bytes of the file have been taken in so far. */
  long bytesRead();
}
