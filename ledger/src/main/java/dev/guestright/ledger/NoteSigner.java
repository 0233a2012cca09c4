package dev.guestright.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;

/**
 * The private half of a log's key: signs notes. Its {@link #toString()} never shows the key.
 *
 * <p>Source: C2SP {@code signed-note}, "Ed25519 signatures"; the private text is the one of Go's
 * {@code golang.org/x/mod/sumdb/note}, so that the usual tools can read it.
 */
public final class NoteSigner {
  private static final String PREFIX = "PRIVATE+KEY+";
  private static final String WHAT = "a private key";

  private final KeyPair pair;
  private final NoteVerifier verifier;

  private NoteSigner(String name, KeyPair pair) {
    this.pair = pair;
    this.verifier = new NoteVerifier(name, Ed25519.bytesOf(pair.getPublic()));
  }

  /**
   * A new key, from the platform's secure random numbers.
   *
   * @param name a schema-less URL such as {@code example.com/log}; the log's origin by custom
   * @throws LogFormatException when the name is empty or has spaces, a plus or control characters
   */
  public static NoteSigner create(String name) {
    return new NoteSigner(KeyName.check(name), Ed25519.generate());
  }

  /**
   * The key that {@link #privateKeyText()} wrote.
   *
   * @throws LogFormatException when it is not such a text, or its id does not fit; the message
   *     holds nothing of the key
   */
  public static NoteSigner load(String privateKeyText) {
    if (!privateKeyText.startsWith(PREFIX)) {
      throw new LogFormatException(WHAT + " starts with " + PREFIX);
    }
    KeyText text = KeyText.parse(privateKeyText.substring(PREFIX.length()), WHAT);
    NoteSigner signer = new NoteSigner(text.name(), Ed25519.pairOf(text.key()));
    if (signer.verifier.keyId() != text.keyId()) {
      throw new LogFormatException(WHAT + "'s id does not fit its name and its key");
    }
    return signer;
  }

  /** The whole key as one line of text. Whoever has it can sign in the log's name. */
  public String privateKeyText() {
    KeyText text = new KeyText(name(), verifier.keyId(), Ed25519.bytesOf(pair));
    return PREFIX + text.encode();
  }

  /** The key's name. */
  public String name() {
    return verifier.name();
  }

  /** The public half. */
  public NoteVerifier verifier() {
    return verifier;
  }

  NoteSignature sign(String text) {
    try {
      Signature ed25519 = Signature.getInstance(Ed25519.NAME);
      ed25519.initSign(pair.getPrivate());
      ed25519.update(text.getBytes(StandardCharsets.UTF_8));
      return new NoteSignature(name(), verifier.keyId(), ed25519.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the log's key cannot sign on this Java", e);
    }
  }

  @Override
  public String toString() {
    return "NoteSigner[" + verifier.vkey() + "]";
  }
}
