package dev.guestright.triage.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4) of what a model stands on. */
final class Checksum {
  private Checksum() {}

  /** The 32 bytes for the first {@code end} bytes. */
  static byte[] of(byte[] bytes, int end) {
    MessageDigest digest = digest();
    digest.update(bytes, 0, end);
    return digest.digest();
  }

  /** In hexadecimal digits, for these parts one after the other. */
  static String of(byte[]... parts) {
    MessageDigest digest = digest();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
