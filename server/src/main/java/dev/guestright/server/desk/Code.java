package dev.guestright.server.desk;

import dev.guestright.server.ids.ConversationId;

/** Short names of conversations, to say aloud: no vowels, and nothing that looks like another. */
public final class Code {

  private static final String LETTERS = "BCDFGHJKMNPQRSTVWXZ23456789";
  private static final int LENGTH = 4;

  private Code() {}

  /** Returns the code of this conversation; others may rarely share it. */
  public static String of(ConversationId id) {
    long rest = id.value().getLeastSignificantBits() >>> 2;
    StringBuilder code = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      code.append(LETTERS.charAt((int) (rest % LETTERS.length())));
      rest /= LETTERS.length();
    }
    return code.toString();
  }
}
