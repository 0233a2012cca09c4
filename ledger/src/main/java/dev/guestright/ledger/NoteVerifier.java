package dev.guestright.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;

/**
 * The public half of a log's key: tells whether a note was signed by the private half.
 *
 * <p>Source: C2SP {@code signed-note}, "Verifier keys" and "Ed25519 signatures".
 */
public final class NoteVerifier {
  private static final String WHAT = "a verifier key";

  private final String name;
  private final int keyId;
  private final byte[] publicKey;
  private final PublicKey key;

  NoteVerifier(String name, byte[] publicKey) {
    this.name = KeyName.check(name);
    this.publicKey = publicKey.clone();
    this.key = Ed25519.publicKey(publicKey);
    this.keyId = Ed25519.keyId(name, publicKey);
  }

  /**
   * The key that this text is.
   *
   * @param vkey {@code <name>+<key id in hex>+<base64 of type and public key>}
   * @throws LogFormatException when it is not such a text, not an Ed25519 key, or the id is not the
   *     one that the name and the key have
   */
  public static NoteVerifier parse(String vkey) {
    KeyText text = KeyText.parse(vkey, WHAT);
    NoteVerifier verifier = new NoteVerifier(text.name(), text.key());
    if (verifier.keyId != text.keyId()) {
      throw new LogFormatException(WHAT + "'s id does not fit its name and its key");
    }
    return verifier;
  }

  /** The key as text, as {@link #parse} reads it: safe to publish, and meant to be. */
  public String vkey() {
    return new KeyText(name, keyId, publicKey).encode();
  }

  /** The key's name. */
  public String name() {
    return name;
  }

  /** The key's id: with the name it tells keys apart. It is no proof of anything. */
  public int keyId() {
    return keyId;
  }

  boolean made(NoteSignature signature) {
    return keyId == signature.keyId() && name.equals(signature.name());
  }

  boolean verifies(String text, NoteSignature signature) {
    try {
      Signature ed25519 = Signature.getInstance(Ed25519.NAME);
      ed25519.initVerify(key);
      ed25519.update(text.getBytes(StandardCharsets.UTF_8));
      return ed25519.verify(signature.signature());
    } catch (GeneralSecurityException wrongLengthOrPoint) {
      return false;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteVerifier that
        && name.equals(that.name)
        && Arrays.equals(publicKey, that.publicKey);
  }

  @Override
  public int hashCode() {
    return name.hashCode() * 31 + keyId;
  }

  @Override
  public String toString() {
    return vkey();
  }
}
