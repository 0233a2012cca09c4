package dev.guestright.server.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A line without an end is passed over in flat memory, and the next one read. It has 32 MB here;
 * {@code -Dguestright.longline=2147483648} makes it as long as an import could meet.
 */
class LongLineTest {
  private static final long LENGTH = Long.getLong("guestright.longline", 32L << 20);

  @ParameterizedTest
  @CsvSource({"'',aaaa", "'','a,a,'", "'',',,,,'", "'\"','a,b'", "'\"','a\"\"'"})
  void aRowOfCsvWithoutAnEndIsPassedOver(String start, String piece) throws IOException {
    try (Rows rows = new CsvRows(file("a,b\n" + start, piece, "\n1,2\n"), ',')) {
      assertThat(reason(rows.next())).contains("longer than 4194304 characters");
      assertThat(rows.next())
          .hasValueSatisfying(row -> assertThat(row).isInstanceOf(Row.Read.class));
      assertThat(rows.next()).isEmpty();
      assertThat(rows.bytesRead()).isGreaterThan(LENGTH);
    }
  }

  @ParameterizedTest
  @CsvSource({"aaaa", "'[[[['", "'{\"a\":'"})
  void aLineOfJsonWithoutAnEndIsPassedOver(String piece) throws IOException {
    try (Rows rows = new JsonRows(file("", piece, "\n{\"a\":1}\n"))) {
      assertThat(reason(rows.next())).contains("longer than 4194304 characters");
      assertThat(rows.next())
          .hasValueSatisfying(row -> assertThat(row).isInstanceOf(Row.Read.class));
      assertThat(rows.next()).isEmpty();
    }
  }

  private static String reason(Optional<Row> row) {
    assertThat(row).containsInstanceOf(Row.Unreadable.class);
    return ((Row.Unreadable) row.orElseThrow()).reason();
  }

  private static InputStream file(String before, String piece, String after) {
    return new SequenceInputStream(
        Collections.enumeration(List.of(text(before), new Endless(piece, LENGTH), text(after))));
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same piece again and again, up to a length. */
  private static final class Endless extends InputStream {
    private final byte[] piece;
    private final long length;
    private long place;

    Endless(String piece, long length) {
      this.piece = piece.getBytes(StandardCharsets.UTF_8);
      this.length = length;
    }

    @Override
    public int read() {
      return place == length ? -1 : piece[(int) (place++ % piece.length)];
    }

    @Override
    public int read(byte[] into, int offset, int count) {
      if (place == length) {
        return -1;
      }
      int many = (int) Math.min(count, length - place);
      for (int i = 0; i < many; i++) {
        into[offset + i] = piece[(int) (place++ % piece.length)];
      }
      return many;
    }
  }
}
