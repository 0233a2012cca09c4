package dev.guestright.server.entrance;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.guestright.server.TestHouse;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** An app that shows codes, with the secret that a page showed it. */
final class Phone {

  private static final Pattern SECRET = Pattern.compile("<code>([A-Z2-7 ]{20,})</code>");

  private final TestHouse house;
  private final byte[] secret;

  Phone(TestHouse house, String page) {
    this.house = house;
    Matcher secret = SECRET.matcher(page);
    if (!secret.find()) {
      throw new AssertionError("The page shows no secret");
    }
    this.secret = new Base32().decode(secret.group(1).replace(" ", ""));
  }

  /** The code that it shows now. */
  String code() {
    try {
      return new TimeBasedOneTimePasswordGenerator()
          .generateOneTimePasswordString(
              new SecretKeySpec(secret, "HmacSHA1"), house.clock().instant());
    } catch (InvalidKeyException e) {
      throw new AssertionError(e);
    }
  }

  /** The code that it shows next, when this one's time is over. */
  String nextCode() {
    house.letPass(Duration.ofSeconds(30));
    return code();
  }
}
