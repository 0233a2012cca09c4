package dev.guestright.server.web;

import dev.guestright.server.identity.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who may do what: the whole of it. One line is one thing that somebody does, the routes by which
 * they do it, and who may. {@link Porter} decides every request by this table and {@code
 * /governance} shows it.
 *
 * <p>What no line names is refused to everybody, and {@code AccessTest} fails the build for it. A
 * new route is written exactly as its mapping says it ({@code "POST /me/corrections/{id}"}), either
 * into the line of what it is part of, or into a line of its own: then with its words {@code
 * access.…} in the four languages.
 */
public enum Access {
  LOOK_AROUND(
      anybody(),
      "GET /",
      "ANY /error",
      "GET /help/{language}/{slug}",
      "GET /css/**",
      "GET /fonts/**",
      "GET /js/**",
      "GET /favicon.svg"),
  SIGN_IN(anybody(), "GET /sign-in", "POST /sign-in", "POST /sign-out"),
  COME_IN_AS_CUSTOMER(
      anybody(),
      "GET /me",
      "GET /me/enter",
      "GET /me/language/{language}",
      "POST /me/leave",
      "GET /me/erased",
      "GET /me/erased/certificate"),

  ERASE_THEMSELVES(customers(), "GET /me/erase", "POST /me/erase", "POST /api/v1/me/erasure"),
  SEE_ORIGINS(
      customers(),
      "GET /me/known/{dataPoint}",
      "GET /me/receipts/{id}",
      "GET /api/v1/me",
      "GET /api/v1/me/requests"),
  CORRECT(
      customers(),
      "POST /me/known/{dataPoint}/{item}",
      "POST /api/v1/me/corrections/{dataPoint}/{item}"),
  RESTRICT(
      customers(), "POST /me/known/{dataPoint}/use", "POST /api/v1/me/restrictions/{dataPoint}"),
  OBJECT(customers(), "POST /me/objections/{purpose}", "POST /api/v1/me/objections/{purpose}"),
  TAKE(customers(), "POST /me/take", "GET /api/v1/me/takeaway"),
  CHOOSE(customers(), "POST /me/choices/{purpose}", "POST /api/v1/me/choices/{purpose}"),
  WRITE_TO_US(customers(), "POST /me/conversations/{id}/messages"),

  SEE_WHO_WAITS(staff(Role.AGENT, Role.LEAD), "GET /desk"),
  OPEN_CONVERSATION(staff(Role.AGENT, Role.LEAD), "GET /desk/{id}", "GET /desk/{id}/changes"),
  ANSWER_CUSTOMER(
      staff(Role.AGENT, Role.LEAD), "POST /desk/{id}/messages", "POST /desk/{id}/close"),
  ASK_CUSTOMER(staff(Role.AGENT, Role.LEAD), "POST /desk/{id}/questions"),

  ANSWER_REQUESTS(
      staff(Role.DATA_PROTECTION_OFFICER),
      "GET /governance/rights",
      "POST /governance/rights",
      "GET /governance/rights/{id}",
      "POST /governance/rights/{id}"),
  READ_FIGURES(
      staff(Role.LEAD, Role.AUDITOR, Role.DATA_PROTECTION_OFFICER),
      "GET /governance",
      "GET /governance/charter",
      "GET /governance/charter/{version}",
      "GET /governance/charter/{version}/text"),
  PROPOSE_CHARTER(staff(Role.LEAD, Role.DATA_PROTECTION_OFFICER), "POST /governance/charter"),
  SIGN_OFF_CHARTER(
      staff(Role.DATA_PROTECTION_OFFICER),
      "POST /governance/charter/{version}/sign-off",
      "POST /governance/charter/{version}/turn-down");

  private final Who who;
  private final List<Route> routes;

  Access(Who who, String... routes) {
    this.who = who;
    this.routes = Arrays.stream(routes).map(Route::of).toList();
  }

  /** Those who may: everybody, customers for what is theirs, or staff of these roles. */
  public record Who(boolean anybody, boolean customers, Set<Role> roles) {}

  private static Who anybody() {
    return new Who(true, false, Set.of());
  }

  private static Who customers() {
    return new Who(false, true, Set.of());
  }

  private static Who staff(Role first, Role... more) {
    return new Who(false, false, EnumSet.of(first, more));
  }

  /**
   * An address of the server.
   *
   * @param method an HTTP method, or ANY
   * @param pattern as Spring's {@code PathPattern} reads it
   */
  public record Route(String method, String pattern) {

    static Route of(String text) {
      String[] parts = text.split(" ", 2);
      return new Route(parts[0], parts[1]);
    }

    @Override
    public String toString() {
      return method + " " + pattern;
    }
  }

  public Who who() {
    return who;
  }

  public List<Route> routes() {
    return routes;
  }

  /** The key of this line's words. */
  public String words() {
    return "access." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the line that names this route, exactly as a mapping writes it. */
  public static Optional<Access> of(String method, String pattern) {
    return Arrays.stream(values())
        .filter(line ->
            line.routes.contains(new Route(method, pattern))
                || line.routes.contains(new Route("ANY", pattern)))
        .findFirst();
  }
}
