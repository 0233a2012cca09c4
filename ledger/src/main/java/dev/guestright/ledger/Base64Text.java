package dev.guestright.ledger;

import java.util.Base64;

/** Standard base64 with padding (RFC 4648 §4), read strictly: one text for one value. */
final class Base64Text {
  private Base64Text() {}

  static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * The bytes of {@code text}.
   *
   * @param what the part of the format that is being read, for the message
   * @throws LogFormatException when another text would decode to the same bytes, or none
   */
  static byte[] decode(String text, String what) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      throw new LogFormatException(what + " is not base64");
    }
    // The decoder forgives missing padding and stray low bits; two texts for one signature would
    // let a note change without its meaning changing.
    if (!encode(bytes).equals(text)) {
      throw new LogFormatException(what + " is not canonical base64");
    }
    return bytes;
  }
}
