package dev.guestright.charter;

import java.util.Locale;

/**
 * Why the door did not simply say yes: a red line, a lack, or a rule of the charter.
 *
 * @param name its stable name, such as {@code customer-said-no}; a rule's own name if it is one
 * @param words the reason, in words for the customer
 */
public record Ground(String name, Text words) {

  /** What can be missing or wrong in a request, beside the red lines. */
  enum Lack {
    UNKNOWN_PURPOSE,
    UNKNOWN_ROLE,
    UNKNOWN_DATA,
    UNKNOWN_ACTION,
    UNKNOWN_PLAY,
    ROLE_NOT_ALLOWED,
    PURPOSE_DOES_NOT_COVER,
    PLAY_SERVES_ANOTHER_PURPOSE,
    PLAY_DOES_NOT_USE,
    PLAY_DOES_NOT_DO_THAT,
    DOES_NOT_FIT,
    MOMENT_NOT_KNOWN,
    CUSTOMER_SAID_NO,
    CUSTOMER_OBJECTED,
    CUSTOMER_RESTRICTED,
    NO_OFFER_TO_A_CHILD,
    A_CHILD_IS_NOT_ASKED;

    final Ground ground = named(name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private static final Ground[] RED_LINES = redLines();

  static Ground of(RedLine line) {
    return RED_LINES[line.ordinal()];
  }

  static Ground of(Rule rule) {
    return new Ground(rule.name(), rule.because());
  }

  private static Ground[] redLines() {
    RedLine[] lines = RedLine.values();
    Ground[] grounds = new Ground[lines.length];
    for (RedLine line : lines) {
      grounds[line.ordinal()] = new Ground(line.id(), line.words());
    }
    return grounds;
  }

  private static Ground named(String name) {
    return new Ground(name, Words.of("ground." + name));
  }
}
