package dev.guestright.server.assist;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why somebody put a suggestion aside. */
public enum Dismissal {
  /** It is not what the customer needs. */
  DOES_NOT_HELP,
  /** The customer has tried it. */
  TRIED_ALREADY,
  /** It may help, but not now. */
  WRONG_MOMENT,
  /** The agent says it better. */
  OWN_WORDS;

  /** Its name in forms and in the database. */
  public String stored() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The reason of this name. */
  public static Optional<Dismissal> named(String name) {
    return Arrays.stream(values()).filter(each -> each.stored().equals(name)).findFirst();
  }
}
