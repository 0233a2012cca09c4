package dev.guestright.server.identity;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Which passwords are taken: long ones that are neither on the list of leaked passwords nor easily
 * guessed from it, from words, or from what is known about the person. Any characters, no recipe
 * (NIST SP 800-63B §5.1.1.2, OWASP ASVS 5.0 V6.2). The list and the guessing are zxcvbn's: 30,000
 * leaked passwords, with their usual disguises.
 */
@Component
public class PasswordRules {

  public static final int SHORTEST = 12;
  public static final int LONGEST = 128;

  /** What an attacker without the hashes cannot try, even at a hundred a second for a year. */
  private static final double FEWEST_GUESSES = 1e10;

  /** Guessing costs more than its length; what comes after only makes a password better. */
  private static final int LOOKED_AT = 64;

  private final Zxcvbn guesser = new Zxcvbn();

  /** Why a password is not taken. */
  public enum Weakness {
    TOO_SHORT,
    TOO_LONG,
    TOO_EASY
  }

  /** Returns why this password is not taken; empty when it is. */
  public Optional<Weakness> weakness(String password, List<String> known) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST) {
      return Optional.of(Weakness.TOO_SHORT);
    }
    if (length > LONGEST) {
      return Optional.of(Weakness.TOO_LONG);
    }
    String start = password.substring(0, Math.min(LOOKED_AT, password.length()));
    Strength strength = guesser.measure(start, known);
    try {
      return strength.getGuesses() < FEWEST_GUESSES
          ? Optional.of(Weakness.TOO_EASY)
          : Optional.empty();
    } finally {
      strength.wipe();
    }
  }
}
