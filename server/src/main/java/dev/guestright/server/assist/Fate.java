package dev.guestright.server.assist;

import java.util.Locale;

/** What became of a suggestion that somebody saw. */
public enum Fate {
  /** It was sent as it was. */
  TAKEN,
  /** It was sent, in other words. */
  EDITED,
  /** Somebody put it aside and said why. */
  DISMISSED;

  /** Whether suggested words went out with these: with all of them it is taken, else edited. */
  static Fate of(String suggested, String sent) {
    return plain(sent).contains(plain(suggested)) ? TAKEN : EDITED;
  }

  /** A form may break lines in its own way. */
  private static String plain(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  String stored() {
    return name().toLowerCase(Locale.ROOT);
  }
}
