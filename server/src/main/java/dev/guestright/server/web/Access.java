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
      "GET /favicon.svg",
      "GET /widget.js",
      "GET /widget"),
  READ_LOG(
      anybody(),
      "GET /log/checkpoint",
      "GET /log/checkpoints",
      "GET /log/key",
      "GET /log/tile/**",
      "GET /api/v1/log/checkpoint",
      "GET /api/v1/log/proofs/inclusion",
      "GET /api/v1/log/proofs/consistency"),
  SIGN_IN(
      anybody(),
      "GET /sign-in",
      "POST /sign-in",
      "GET /sign-in/code",
      "POST /sign-in/code",
      "POST /sign-in/passkey/options",
      "POST /sign-in/passkey",
      "GET /oauth2/authorization/provider",
      "GET /login/oauth2/code/provider",
      "POST /sign-out"),
  SET_UP_ACCOUNT(anybody(), "GET /set-up", "POST /set-up"),
  COME_IN_AS_CUSTOMER(
      anybody(),
      "GET /me",
      "GET /me/enter",
      "POST /me/code",
      "POST /me/code/{ticket}",
      "GET /me/language/{language}",
      "POST /me/leave",
      "POST /api/v1/me/widget/session",
      "GET /me/erased",
      "GET /me/erased/certificate"),

  TAKE_PROOF(customers(), "GET /me/uses/{id}/proof"),
  ERASE_THEMSELVES(customers(), "GET /me/erase", "POST /me/erase", "POST /api/v1/me/erasure"),
  SEE_ORIGINS(
      customers(),
      "GET /me/known/{dataPoint}",
      "GET /me/receipts/{id}",
      "GET /api/v1/me",
      "GET /api/v1/me/widget",
      "GET /api/v1/me/widget/newest",
      "GET /api/v1/me/requests"),
  CORRECT(
      customers(),
      "POST /me/known/{dataPoint}/{item}",
      "POST /api/v1/me/corrections/{dataPoint}/{item}"),
  RESTRICT(
      customers(), "POST /me/known/{dataPoint}/use", "POST /api/v1/me/restrictions/{dataPoint}"),
  OBJECT(
      customers(),
      "POST /me/objections/{purpose}",
      "POST /api/v1/me/objections/{purpose}",
      "POST /api/v1/me/widget/objections/{purpose}"),
  TAKE(customers(), "POST /me/take", "GET /api/v1/me/takeaway"),
  CHOOSE(
      customers(),
      "POST /me/choices/{purpose}",
      "POST /api/v1/me/choices/{purpose}",
      "POST /api/v1/me/widget/choices/{purpose}"),
  APPEAL(
      customers(),
      "POST /me/uses/{id}/appeal",
      "POST /me/messages/{id}/appeal",
      "POST /me/routes/{id}/appeal",
      "POST /me/appeals/{id}/words"),
  WRITE_TO_US(
      customers(),
      "POST /me/conversations/{id}/messages",
      "POST /me/person",
      "POST /api/v1/me/widget/messages",
      "POST /api/v1/me/widget/person"),

  SEE_WHO_WAITS(staff(Role.AGENT, Role.LEAD), "GET /desk", "GET /desk/changes"),
  OPEN_CONVERSATION(
      staff(Role.AGENT, Role.LEAD),
      "GET /desk/{id}",
      "GET /desk/{id}/messages",
      "GET /desk/{id}/changes"),
  ANSWER_CUSTOMER(
      staff(Role.AGENT, Role.LEAD),
      "POST /desk/{id}/messages",
      "POST /desk/{id}/suggestions/{use}/dismiss",
      "POST /desk/{id}/close",
      "POST /desk/{id}/notes",
      "POST /desk/{id}/notes/check",
      "POST /desk/{id}/take",
      "POST /desk/{id}/rest",
      "POST /desk/{id}/tags"),
  BREAK_GLASS(
      staff(Role.AGENT, Role.LEAD).onlyRecently(), "GET /desk/outside", "POST /desk/outside"),
  PUT_ELSEWHERE(staff(Role.AGENT, Role.LEAD), "POST /desk/{id}/route"),
  ASK_CUSTOMER(staff(Role.AGENT, Role.LEAD), "POST /desk/{id}/questions"),

  READ_AUDITS(
      staff(Role.LEAD, Role.AUDITOR, Role.DATA_PROTECTION_OFFICER), "GET /governance/audits"),
  CLOSE_FINDING(
      staff(Role.LEAD, Role.DATA_PROTECTION_OFFICER),
      "POST /governance/audits/findings/{id}/close"),
  REVIEW_ACCESS(
      staff(Role.LEAD, Role.DATA_PROTECTION_OFFICER),
      "POST /governance/audits/reviews/{id}/lines/{staff}",
      "POST /governance/audits/reviews/{id}/sign"),
  READ_BIAS_AUDITS(
      staff(Role.LEAD, Role.AUDITOR, Role.DATA_PROTECTION_OFFICER),
      "GET /governance/bias",
      "GET /governance/bias/{id}"),
  AUDIT_FOR_BIAS(
      staff(Role.AUDITOR, Role.DATA_PROTECTION_OFFICER),
      "POST /governance/bias",
      "POST /governance/bias/findings/{id}/again"),
  ANSWER_FOR_BIAS(
      staff(Role.LEAD, Role.DATA_PROTECTION_OFFICER),
      "POST /governance/bias/findings/{id}/answer",
      "POST /governance/bias/findings/{id}/owner"),
  ANSWER_REQUESTS(
      staff(Role.DATA_PROTECTION_OFFICER),
      "GET /governance/rights",
      "POST /governance/rights",
      "POST /governance/rights/told/{id}",
      "GET /governance/rights/{id}",
      "POST /governance/rights/{id}"),
  SEE_LOCKED(staff(Role.DATA_PROTECTION_OFFICER), "GET /governance/locked"),
  OPEN_LOCKED(staff(Role.DATA_PROTECTION_OFFICER).onlyRecently(), "POST /governance/locked"),
  ANSWER_APPEALS(
      staff(Role.REVIEWER, Role.LEAD, Role.DATA_PROTECTION_OFFICER),
      "GET /governance/appeals",
      "GET /governance/appeals/{id}",
      "POST /governance/appeals/{id}",
      "POST /governance/appeals/{id}/take"),
  DECIDE_REVIEWS(
      staff(Role.REVIEWER, Role.LEAD, Role.DATA_PROTECTION_OFFICER),
      "GET /governance/reviews",
      "GET /governance/reviews/{id}",
      "POST /governance/reviews/{id}/take",
      "POST /governance/reviews/{id}/view",
      "POST /governance/reviews/{id}/decision",
      "POST /governance/reviews/{id}/back",
      "GET /governance/notes",
      "GET /governance/notes/{id}",
      "POST /governance/notes/{id}"),
  READ_FIGURES(
      staff(Role.LEAD, Role.AUDITOR, Role.DATA_PROTECTION_OFFICER),
      "GET /governance",
      "GET /governance/value",
      "GET /governance/charter",
      "GET /governance/charter/{version}",
      "GET /governance/charter/{version}/text"),
  PROPOSE_CHARTER(staff(Role.LEAD, Role.DATA_PROTECTION_OFFICER), "POST /governance/charter"),
  SIGN_OFF_CHARTER(
      staff(Role.DATA_PROTECTION_OFFICER).onlyRecently(),
      "POST /governance/charter/{version}/sign-off",
      "POST /governance/charter/{version}/turn-down"),

  READ_MODELS(
      staff(Role.LEAD, Role.AUDITOR, Role.DATA_PROTECTION_OFFICER), "GET /governance/models"),
  PROMOTE_MODEL(
      staff(Role.DATA_PROTECTION_OFFICER).onlyRecently(),
      "POST /governance/models/{version}/promote"),
  ROLL_BACK_MODEL(
      staff(Role.LEAD, Role.DATA_PROTECTION_OFFICER),
      "POST /governance/models/{version}/roll-back"),
  MAKE_TRAINING_SET(
      staff(Role.DATA_PROTECTION_OFFICER).onlyRecently(), "POST /governance/models/training-set"),

  OWN_ACCOUNT(
      allStaff().alsoToSetUp(),
      "GET /account",
      "GET /account/confirm",
      "POST /account/confirm",
      "POST /account/confirm/passkey"),
  CHANGE_SIGN_IN(
      allStaff().alsoToSetUp().onlyRecently(),
      "POST /account/password",
      "GET /account/codes",
      "POST /account/codes",
      "POST /account/codes/stop",
      "POST /account/passkeys/options",
      "POST /account/passkeys",
      "POST /account/passkeys/{key}/remove",
      "POST /account/sessions/{id}/end",
      "POST /account/sessions/end-others"),

  SEE_STAFF(staff(Role.ADMINISTRATOR), "GET /staff"),
  CHANGE_STAFF(
      staff(Role.ADMINISTRATOR).onlyRecently(),
      "POST /staff",
      "POST /staff/{id}/link",
      "POST /staff/{id}/role",
      "POST /staff/{id}/close"),
  SEE_KEYS(staff(Role.ADMINISTRATOR), "GET /keys"),
  CHANGE_KEYS(
      staff(Role.ADMINISTRATOR).onlyRecently(),
      "POST /keys",
      "POST /keys/{id}/replace",
      "POST /keys/{id}/end"),

  USE_AS_PROGRAM(
      staff(Role.API_CLIENT),
      "POST /api/v1/decisions",
      "POST /api/v1/reviews",
      "GET /api/v1/reviews/{id}"),
  READ_API_DOCUMENT(anybody(), "GET /api/v1/openapi.json", "GET /api/v1/openapi.json.yaml");

  private final Who who;
  private final List<Route> routes;

  Access(Who who, String... routes) {
    this.who = who;
    this.routes = Arrays.stream(routes).map(Route::of).toList();
  }

  /**
   * Those who may: everybody, customers for what is theirs, or staff of these roles.
   *
   * @param recently whether they must have proved who they are a moment ago ({@link
   *     dev.guestright.server.identity.SignedIn#RECENT}): for what leaves the house or cannot be
   *     undone, such as an export, an erasure on somebody's behalf, a sign-off
   * @param toSetUp whether it is open to those whose second factor is not set up yet
   */
  public record Who(
      boolean anybody, boolean customers, Set<Role> roles, boolean recently, boolean toSetUp) {

    Who onlyRecently() {
      return new Who(anybody, customers, roles, true, toSetUp);
    }

    Who alsoToSetUp() {
      return new Who(anybody, customers, roles, recently, true);
    }
  }

  private static Who anybody() {
    return new Who(true, false, Set.of(), false, false);
  }

  private static Who customers() {
    return new Who(false, true, Set.of(), false, false);
  }

  private static Who staff(Role first, Role... more) {
    return new Who(false, false, EnumSet.of(first, more), false, false);
  }

  private static Who allStaff() {
    return new Who(false, false, EnumSet.complementOf(EnumSet.of(Role.API_CLIENT)), false, false);
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
