package dev.guestright.ledger;

import java.nio.charset.StandardCharsets;

/** What a key may be called. Source: C2SP {@code signed-note}, "Format". */
final class KeyName {
  private static final int NEXT_LINE = 0x85;

  private KeyName() {}

  static String check(String name) {
    if (name.isEmpty()) {
      throw new LogFormatException("a key has a name");
    }
    if (name.codePoints().anyMatch(KeyName::isForbidden)) {
      throw new LogFormatException("a key's name has no spaces, no plus, no control characters");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
      throw new LogFormatException("a key's name is Unicode");
    }
    return name;
  }

  private static boolean isForbidden(int c) {
    return c == '+'
        || c < ' '
        || c == NEXT_LINE
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c);
  }
}
