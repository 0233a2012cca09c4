package dev.guestright.ledger;

/** Numbers as the formats write them: ASCII digits, no leading zeroes, 63 bits. */
final class Decimal {
  private static final int MAX_DIGITS = 19;

  private Decimal() {}

  static long parse(String text, String what) {
    if (text.length() > MAX_DIGITS || !text.matches("0|[1-9][0-9]*")) {
      throw new LogFormatException(what + " is a decimal number without leading zeroes");
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException tooLarge) {
      throw new LogFormatException(what + " fits in 63 bits");
    }
  }
}
