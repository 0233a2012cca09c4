package dev.guestright.server.identity;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.google.crypto.tink.Aead;
import dev.guestright.server.ids.StaffId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Codes that an app on somebody's phone shows, new every 30 seconds (TOTP, RFC 6238, SHA-1 and six
 * digits: what every such app understands). A code counts once, for its step and the one before or
 * after. The secret lies sealed under the house's key and bound to its account.
 */
public final class OneTimeCodes {

  private static final int SECRET_BYTES = 20;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final TimeBasedOneTimePasswordGenerator generator =
      new TimeBasedOneTimePasswordGenerator();
  private final JdbcClient house;
  private final Aead master;
  private final Clock clock;

  public OneTimeCodes(JdbcClient house, Aead master, Clock clock) {
    this.house = house;
    this.master = master;
    this.clock = clock;
  }

  /** Returns a new secret for an app, not kept yet: {@link #begin} keeps it. */
  public static byte[] secret() {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return secret;
  }

  /**
   * Keeps a secret from now on, when the code proves that the app has it.
   *
   * @return whether it did
   */
  public boolean begin(StaffId whose, byte[] secret, String code) {
    long step = stepOf(secret, code, -1);
    if (step < 0) {
      return false;
    }
    house
        .sql("UPDATE identity.staff SET code_secret = ?, code_step = ? WHERE staff_id = ?")
        .params(sealed(whose, secret), step, whose.value())
        .update();
    return true;
  }

  /** Asks for codes no more. */
  public void stop(StaffId whose) {
    house
        .sql("UPDATE identity.staff SET code_secret = NULL WHERE staff_id = ?")
        .params(whose.value())
        .update();
  }

  /** Whether this code is good now; it is used up then. */
  public boolean takes(StaffId whose, String code) {
    return house
        .sql("SELECT code_secret, code_step FROM identity.staff WHERE staff_id = ?")
        .params(whose.value())
        .query((row, n) -> {
          byte[] sealed = row.getBytes("code_secret");
          return sealed == null ? -1 : stepOf(open(whose, sealed), code, row.getLong("code_step"));
        })
        .optional()
        .filter(step -> step >= 0 && useUp(whose, step))
        .isPresent();
  }

  /** Of two who come with the same code, one gets in. */
  private boolean useUp(StaffId whose, long step) {
    return house
            .sql("UPDATE identity.staff SET code_step = ? WHERE staff_id = ? AND code_step < ?")
            .params(step, whose.value(), step)
            .update()
        == 1;
  }

  /**
   * Seals every secret anew that another master key than the one in use sealed; returns how many.
   */
  public int reseal(byte[] mark) {
    return house
        .sql(
            """
            SELECT staff_id, code_secret
            FROM identity.staff
            WHERE substring(code_secret FROM 1 FOR 5) <> ?
            """)
        .param(mark)
        .query((row, n) -> {
          StaffId whose = new StaffId(row.getObject("staff_id", UUID.class));
          byte[] before = row.getBytes("code_secret");
          return house
              .sql(
                  "UPDATE identity.staff SET code_secret = ? WHERE staff_id = ? AND code_secret ="
                      + " ?")
              .params(sealed(whose, open(whose, before)), whose.value(), before)
              .update();
        })
        .list()
        .stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  /** How many secrets another master key than the one in use sealed. */
  public int sealedByOthers(byte[] mark) {
    return house
        .sql("SELECT count(*) FROM identity.staff WHERE substring(code_secret FROM 1 FOR 5) <> ?")
        .param(mark)
        .query(Integer.class)
        .single();
  }

  /** The step after {@code last} whose code this is, or -1. */
  private long stepOf(byte[] secret, String code, long last) {
    long seconds = generator.getTimeStep().toSeconds();
    long now = clock.instant().getEpochSecond() / seconds;
    byte[] given = code.replace(" ", "").getBytes(StandardCharsets.US_ASCII);
    for (long step = now - 1; step <= now + 1; step++) {
      if (step > last && MessageDigest.isEqual(codeAt(secret, step * seconds), given)) {
        return step;
      }
    }
    return -1;
  }

  private byte[] codeAt(byte[] secret, long epochSecond) {
    try {
      return generator
          .generateOneTimePasswordString(
              new SecretKeySpec(secret, generator.getAlgorithm()),
              Instant.ofEpochSecond(epochSecond))
          .getBytes(StandardCharsets.US_ASCII);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("The secret of somebody's codes is no key", e);
    }
  }

  private byte[] sealed(StaffId whose, byte[] secret) {
    try {
      return master.encrypt(secret, place(whose));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The house's key does not seal", e);
    }
  }

  private byte[] open(StaffId whose, byte[] sealed) {
    try {
      return master.decrypt(sealed, place(whose));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "The secret of the codes of account " + whose + " does not open with this house's key",
          e);
    }
  }

  private static byte[] place(StaffId whose) {
    return ByteBuffer.allocate(5 + 2 * Long.BYTES)
        .put("codes".getBytes(StandardCharsets.US_ASCII))
        .putLong(whose.value().getMostSignificantBits())
        .putLong(whose.value().getLeastSignificantBits())
        .array();
  }
}
