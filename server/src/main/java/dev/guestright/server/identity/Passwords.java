package dev.guestright.server.identity;

import java.security.SecureRandom;

/** Passwords to hand out: 80 random bits, in groups that can be read aloud. */
public final class Passwords {

  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int GROUPS = 4;
  private static final int GROUP_LENGTH = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Passwords() {}

  public static String random() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
      if (i > 0 && i % GROUP_LENGTH == 0) {
        password.append('-');
      }
      password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return password.toString();
  }
}
