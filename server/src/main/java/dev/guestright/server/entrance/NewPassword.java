package dev.guestright.server.entrance;

import dev.guestright.server.identity.PasswordRules;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a page says why a password was not taken. */
final class NewPassword {

  private NewPassword() {}

  /** Returns the key of the words for why not; empty when the password is taken. */
  static Optional<String> problem(PasswordRules rules, String password, List<String> known) {
    return rules
        .weakness(password, known)
        .map(why -> "password." + why.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
