package dev.guestright.server.entrance;

import dev.guestright.server.identity.OneTimeCodes;
import dev.guestright.server.identity.Passkeys;
import dev.guestright.server.identity.PasswordRules;
import dev.guestright.server.identity.SignedIn;
import dev.guestright.server.identity.StaffAccounts;
import dev.guestright.server.identity.StaffSessions;
import dev.guestright.server.web.NotHere;
import dev.guestright.server.web.Page;
import dev.guestright.server.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where staff look after how they sign in, and where they are signed in. */
@RestController
@RequestMapping("/account")
class AccountController {

  private static final String NEW_SECRET = "guestright.new-secret";
  private static final String CHALLENGE = "guestright.new-passkey";

  private final StaffAccounts accounts;
  private final StaffSessions sessions;
  private final OneTimeCodes codes;
  private final Passkeys passkeys;
  private final PasswordRules rules;
  private final AccountPage accountPage;
  private final Pages pages;

  AccountController(
      StaffAccounts accounts,
      StaffSessions sessions,
      OneTimeCodes codes,
      Passkeys passkeys,
      PasswordRules rules,
      AccountPage accountPage,
      Pages pages) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.codes = codes;
    this.passkeys = passkeys;
    this.rules = rules;
    this.accountPage = accountPage;
    this.pages = pages;
  }

  @GetMapping
  ResponseEntity<String> account(
      HttpServletRequest request, @AuthenticationPrincipal SignedIn who) {
    return show(HttpStatus.OK, request, who, "");
  }

  private ResponseEntity<String> show(
      HttpStatus status, HttpServletRequest request, SignedIn who, String problem) {
    Page page = pages.page(request);
    return pages.show(
        status, "account", page, Map.of("view", accountPage.view(page, who, problem)));
  }

  /** A new password ends every other session: whoever knew the old one is out. */
  @PostMapping("/password")
  ResponseEntity<String> changePassword(
      HttpServletRequest request,
      @AuthenticationPrincipal SignedIn who,
      @RequestParam String password) {
    Optional<String> problem =
        NewPassword.problem(
            rules,
            password,
            List.of(who.userName(), who.staff().displayName(), pages.page(request).company()));
    if (problem.isPresent()) {
      return show(HttpStatus.UNPROCESSABLE_CONTENT, request, who, problem.get());
    }
    accounts.changePassword(who.userName(), password);
    sessions.endOthers(who);
    return back();
  }

  /** Shows a new secret, for an app to take; it counts once the app's code has come back. */
  @GetMapping("/codes")
  ResponseEntity<String> newCodes(
      HttpServletRequest request, @AuthenticationPrincipal SignedIn who) {
    byte[] secret = OneTimeCodes.secret();
    request.getSession().setAttribute(NEW_SECRET, secret);
    return codesPage(HttpStatus.OK, request, who, secret, "");
  }

  @PostMapping("/codes")
  ResponseEntity<String> beginCodes(
      HttpServletRequest request,
      @AuthenticationPrincipal SignedIn who,
      @RequestParam String code) {
    HttpSession session = request.getSession();
    if (!(session.getAttribute(NEW_SECRET) instanceof byte[] secret)) {
      return to("/account/codes");
    }
    if (!codes.begin(who.staff().id(), secret, code)) {
      return codesPage(HttpStatus.UNPROCESSABLE_CONTENT, request, who, secret, "code.wrong");
    }
    session.removeAttribute(NEW_SECRET);
    sessions.confirm(who, true);
    return back();
  }

  private ResponseEntity<String> codesPage(
      HttpStatus status, HttpServletRequest request, SignedIn who, byte[] secret, String problem) {
    Page page = pages.page(request);
    return pages.show(
        status,
        "codes",
        page,
        Map.of("view", CodesView.of(page.company(), who.userName(), secret, problem)));
  }

  @PostMapping("/codes/stop")
  ResponseEntity<String> stopCodes(@AuthenticationPrincipal SignedIn who) {
    codes.stop(who.staff().id());
    return back();
  }

  @PostMapping(path = "/passkeys/options", produces = MediaType.APPLICATION_JSON_VALUE)
  String askForPasskey(HttpServletRequest request, @AuthenticationPrincipal SignedIn who) {
    Passkeys.Challenge<PublicKeyCredentialCreationOptions> challenge = passkeys.askToMake(who);
    request.getSession().setAttribute(CHALLENGE, challenge.options());
    return challenge.json();
  }

  @PostMapping(path = "/passkeys", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Map<String, String>> keepPasskey(
      HttpServletRequest request,
      @AuthenticationPrincipal SignedIn who,
      @RequestBody String answer) {
    HttpSession session = request.getSession();
    Object challenge = session.getAttribute(CHALLENGE);
    session.removeAttribute(CHALLENGE);
    if (!(challenge instanceof PublicKeyCredentialCreationOptions options)
        || !passkeys.made(options, answer)) {
      return ResponseEntity.badRequest().body(Map.of());
    }
    sessions.confirm(who, true);
    return ResponseEntity.ok(Map.of("to", "/account"));
  }

  @PostMapping("/passkeys/{key}/remove")
  ResponseEntity<String> removePasskey(
      @AuthenticationPrincipal SignedIn who, @PathVariable String key) {
    if (!passkeys.remove(who.staff().id(), key)) {
      throw new NotHere();
    }
    return back();
  }

  @PostMapping("/sessions/{id}/end")
  ResponseEntity<String> endSession(@AuthenticationPrincipal SignedIn who, @PathVariable UUID id) {
    if (!sessions.end(who.staff().id(), id)) {
      throw new NotHere();
    }
    return back();
  }

  @PostMapping("/sessions/end-others")
  ResponseEntity<String> endOtherSessions(@AuthenticationPrincipal SignedIn who) {
    sessions.endOthers(who);
    return back();
  }

  private static ResponseEntity<String> back() {
    return to("/account");
  }

  private static ResponseEntity<String> to(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
  }
}
