package dev.guestright.server.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What every page has around its content.
 *
 * @param company the controller's name, as the charter gives it
 * @param viewer the member of staff whose page it is
 * @param customer whether it is a customer's own page
 * @param csrf the token that each form carries
 */
public record Page(
    Words words,
    String company,
    Optional<Viewer> viewer,
    boolean customer,
    Csrf csrf,
    String path,
    Instant now) {

  /** A member of staff, as the head of a page shows them. */
  public record Viewer(
      String name,
      String role,
      boolean mayUseDesk,
      boolean mayDecide,
      boolean mayGovern,
      boolean mayManage) {}

  /** A form's proof that it came from one of our pages. */
  public record Csrf(String parameter, String token) {}

  public String say(String key, Object... values) {
    return words.say(key, values);
  }

  public String language() {
    return words.language();
  }

  public List<String> languages() {
    return Words.LANGUAGES;
  }
}
