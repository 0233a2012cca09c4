package dev.guestright.ledger;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One signature line of a note: who claims to have signed, and the signature's bytes, not yet
 * verified.
 */
public final class NoteSignature {
  private static final String PREFIX = "— ";

  private final String name;
  private final int keyId;
  private final byte[] signature;

  NoteSignature(String name, int keyId, byte[] signature) {
    this.name = KeyName.check(name);
    this.keyId = keyId;
    this.signature = signature.clone();
  }

  static NoteSignature parse(String line) {
    int space = line.lastIndexOf(' ');
    if (!line.startsWith(PREFIX) || space < PREFIX.length()) {
      throw new LogFormatException("a signature line is an em dash, a name and base64");
    }
    String name = line.substring(PREFIX.length(), space);
    byte[] bytes = Base64Text.decode(line.substring(space + 1), "a signature");
    if (bytes.length <= Integer.BYTES) {
      throw new LogFormatException("a signature starts with four bytes of key id");
    }
    byte[] signature = Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length);
    return new NoteSignature(name, ByteBuffer.wrap(bytes).getInt(), signature);
  }

  /** The name of the key. */
  public String name() {
    return name;
  }

  /** The key's id, which together with the name tells which key it is. */
  public int keyId() {
    return keyId;
  }

  byte[] signature() {
    return signature.clone();
  }

  String line() {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + signature.length);
    bytes.putInt(keyId).put(signature);
    return PREFIX + name + " " + Base64Text.encode(bytes.array());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteSignature that && line().equals(that.line());
  }

  @Override
  public int hashCode() {
    return line().hashCode();
  }

  @Override
  public String toString() {
    return line();
  }
}
