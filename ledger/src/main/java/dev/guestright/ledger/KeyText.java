package dev.guestright.ledger;

import java.util.Arrays;
import java.util.HexFormat;

/** The text form that public and private note keys share: {@code name+id+base64(type || key)}. */
record KeyText(String name, int keyId, byte[] key) {
  /** Ed25519 signatures as C2SP {@code signed-note} assigns it. */
  static final byte ED25519 = 1;

  private static final int KEY_BYTES = 32;
  private static final int MAX_LENGTH = 1024;
  private static final int ID_CHARACTERS = 8;

  static KeyText parse(String text, String what) {
    // Base64 has plus signs of its own; only the first two separate.
    String[] parts = text.length() > MAX_LENGTH ? new String[0] : text.split("\\+", 3);
    if (parts.length != 3 || !parts[1].matches("[0-9a-f]{8}")) {
      throw new LogFormatException(what + " is name+id+base64");
    }
    byte[] typeAndKey = Base64Text.decode(parts[2], what);
    if (typeAndKey.length != 1 + KEY_BYTES || typeAndKey[0] != ED25519) {
      throw new LogFormatException(what + " is an Ed25519 key of 32 bytes, type 1");
    }
    byte[] key = Arrays.copyOfRange(typeAndKey, 1, typeAndKey.length);
    int keyId = HexFormat.fromHexDigits(parts[1], 0, ID_CHARACTERS);
    return new KeyText(KeyName.check(parts[0]), keyId, key);
  }

  String encode() {
    byte[] typeAndKey = new byte[1 + key.length];
    typeAndKey[0] = ED25519;
    System.arraycopy(key, 0, typeAndKey, 1, key.length);
    return name + "+" + HexFormat.of().toHexDigits(keyId) + "+" + Base64Text.encode(typeAndKey);
  }
}
