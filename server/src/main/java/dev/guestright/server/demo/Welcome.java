package dev.guestright.server.demo;

import java.util.Map;

/**
 * What somebody who starts the demo needs to look around.
 *
 * @param shop where the made-up company's own site is
 * @param passwords by user name; empty when they were printed before
 * @param doors customers' links by name
 */
public record Welcome(
    String address, String shop, Map<String, String> passwords, Map<String, String> doors) {

  /** The welcome as the terminal shows it. */
  public String words() {
    StringBuilder words = new StringBuilder();
    words.append("\nGuestright is ready.\n\n");
    words.append("  Agents      ").append(address).append("/desk\n");
    words.append("  Governance  ").append(address).append("/governance\n");
    words.append("  Customers   ").append(address).append("/me   (by the links below)\n");
    words.append("  A shop      ").append(shop).append("   (with the widget)\n\n");
    if (passwords.isEmpty()) {
      words.append("Passwords were shown at the first start. To begin anew: ");
      words.append("./guestright staff anew maya\n\n");
    } else {
      words.append("Sign in with (shown once, so note them):\n");
      passwords.forEach(
          (user, password) -> words.append("  %-10s  %s%n".formatted(user, password)));
      words.append("maya and tomas are agents, ines leads them, karim answers for data.\n\n");
    }
    words.append("Come in as a customer (each link works for 24 hours):\n");
    doors.forEach(
        (name, link) -> words.append("  ").append(name).append("\n  ").append(link).append("\n"));
    words.append("\nCtrl-C stops all of it; your data stays.\n");
    return words.toString();
  }
}
