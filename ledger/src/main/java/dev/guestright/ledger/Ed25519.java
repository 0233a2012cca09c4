package dev.guestright.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Ed25519 (RFC 8032) keys between the JDK's provider and their 32 bytes. */
final class Ed25519 {
  static final String NAME = "Ed25519";

  private static final int KEY_BYTES = 32;

  /** What precedes the 32 bytes in a SubjectPublicKeyInfo (RFC 8410 §4). */
  private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private Ed25519() {}

  static KeyPair generate() {
    try {
      return KeyPairGenerator.getInstance(NAME).generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Java 15 and up have Ed25519", e);
    }
  }

  /**
   * The key pair of a private key. The JDK derives a public key only while it generates a pair, so
   * it is made to generate this one; that it did is checked.
   */
  static KeyPair pairOf(byte[] privateKey) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(NAME);
      generator.initialize(NamedParameterSpec.ED25519, new Given(privateKey));
      KeyPair pair = generator.generateKeyPair();
      if (!Arrays.equals(privateKey, bytesOf(pair))) {
        throw new IllegalStateException("this Java generates Ed25519 keys in an unknown way");
      }
      return pair;
    } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
      throw new AssertionError("Java 15 and up have Ed25519", e);
    }
  }

  static byte[] bytesOf(KeyPair pair) {
    return ((EdECPrivateKey) pair.getPrivate())
        .getBytes()
        .orElseThrow(() -> new IllegalStateException("the private key cannot leave its provider"));
  }

  static byte[] bytesOf(PublicKey key) {
    byte[] encoded = key.getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
  }

  static PublicKey publicKey(byte[] bytes) {
    byte[] encoded = Arrays.copyOf(SPKI_PREFIX, SPKI_PREFIX.length + bytes.length);
    System.arraycopy(bytes, 0, encoded, SPKI_PREFIX.length, bytes.length);
    try {
      return KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException notAKey) {
      throw new LogFormatException("not an Ed25519 public key");
    }
  }

  /** The first four bytes of {@code SHA-256(name || 0x0A || 0x01 || public key)}. */
  static int keyId(String name, byte[] publicKey) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(name.getBytes(StandardCharsets.UTF_8));
    bytes.write('\n');
    bytes.write(KeyText.ED25519);
    bytes.writeBytes(publicKey);
    return ByteBuffer.wrap(new Hasher().plain(bytes.toByteArray()).bytes()).getInt();
  }

  private static final class Given extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final byte[] bytes;

    Given(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    @Override
    public void nextBytes(byte[] target) {
      if (target.length != bytes.length) {
        throw new IllegalStateException("this Java generates Ed25519 keys in an unknown way");
      }
      System.arraycopy(bytes, 0, target, 0, bytes.length);
    }
  }
}
