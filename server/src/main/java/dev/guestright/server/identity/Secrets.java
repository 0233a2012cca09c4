package dev.guestright.server.identity;

import dev.guestright.server.house.Keys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Random tokens to hand out, and the keyed hashes by which they, addresses and names are known
 * here: whoever reads the database can neither use a token nor tell whose address it was.
 */
public final class Secrets {

  private static final int TOKEN_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] key;

  public Secrets(Keys keys) {
    this.key = keys.secret("identity-hashes", 32);
  }

  /** Returns 256 random bits, as text that fits an address. */
  public static String token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * Returns the hash of a text for one use (HMAC-SHA256); the same text has another hash for
   * another use.
   */
  public byte[] hash(String use, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(use.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("Every Java has HMAC-SHA256", e);
    }
  }
}
