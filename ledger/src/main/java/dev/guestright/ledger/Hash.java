package dev.guestright.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Base64;

/**
 * A SHA-256 hash: 32 bytes that nobody can change.
 *
 * @param a bytes 0 to 7, big-endian
 * @param b bytes 8 to 15
 * @param c bytes 16 to 23
 * @param d bytes 24 to 31
 */
public record Hash(long a, long b, long c, long d) {
  /** Bytes in a hash. */
  public static final int BYTES = 32;

  /** Characters in {@link #base64()}. */
  static final int BASE64_CHARACTERS = 44;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /**
   * The hash that these bytes are.
   *
   * @throws LogFormatException when there are not exactly 32
   */
  public static Hash of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new LogFormatException("a hash has 32 bytes, not " + bytes.length);
    }
    return of(bytes, 0);
  }

  /**
   * The hash that 32 bytes from {@code offset} on are.
   *
   * @throws IndexOutOfBoundsException when fewer than 32 bytes are there
   */
  public static Hash of(byte[] bytes, int offset) {
    return new Hash(
        (long) LONGS.get(bytes, offset),
        (long) LONGS.get(bytes, offset + 8),
        (long) LONGS.get(bytes, offset + 16),
        (long) LONGS.get(bytes, offset + 24));
  }

  /**
   * The hash that {@link #base64()} wrote.
   *
   * @throws LogFormatException when the text is not the canonical base64 of 32 bytes
   */
  public static Hash parse(String base64) {
    // The length first, so that a hostile line costs nothing.
    if (base64.length() != BASE64_CHARACTERS) {
      throw new LogFormatException("a hash is 44 characters of base64, not " + base64.length());
    }
    return of(Base64Text.decode(base64, "hash"));
  }

  /** A fresh copy of the 32 bytes. */
  public byte[] bytes() {
    byte[] bytes = new byte[BYTES];
    copyTo(bytes, 0);
    return bytes;
  }

  /** Writes the 32 bytes into {@code target} from {@code offset} on. */
  public void copyTo(byte[] target, int offset) {
    LONGS.set(target, offset, a);
    LONGS.set(target, offset + 8, b);
    LONGS.set(target, offset + 16, c);
    LONGS.set(target, offset + 24, d);
  }

  /** The bytes in standard base64 with padding (RFC 4648 §4), as checkpoints write them. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes());
  }

  @Override
  public String toString() {
    return base64();
  }
}
