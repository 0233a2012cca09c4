package dev.guestright.server.identity;

import dev.guestright.server.house.Hmac;
import dev.guestright.server.house.Keys;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

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
    return Hmac.sha256(
        key,
        use.getBytes(StandardCharsets.UTF_8),
        new byte[] {0},
        text.getBytes(StandardCharsets.UTF_8));
  }
}
