package dev.guestright.server.connect;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that pass, so that progress can be shown. */
final class CountingStream extends FilterInputStream {

  private volatile long count;

  CountingStream(InputStream in) {
    super(in);
  }

  long count() {
    return count;
  }

  @Override
  @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread reads the file
  public int read() throws IOException {
    int b = super.read();
    if (b >= 0) {
      count++;
    }
    return b;
  }

  @Override
  @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread reads the file
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    if (read > 0) {
      count += read;
    }
    return read;
  }
}
