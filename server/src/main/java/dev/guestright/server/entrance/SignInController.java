package dev.guestright.server.entrance;

import dev.guestright.server.house.Settings;
import dev.guestright.server.identity.Passkeys;
import dev.guestright.server.identity.StaffAccounts;
import dev.guestright.server.identity.StaffDoor;
import dev.guestright.server.identity.Tries;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.web.Entering;
import dev.guestright.server.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How staff sign in: with a password, then a code where they have set that up, or a passkey. */
@RestController
@RequestMapping("/sign-in")
class SignInController {

  private static final String HALF_IN = "guestright.half-in";
  private static final String CHALLENGE = "guestright.passkey-challenge";
  private static final Duration TIME_FOR_A_CODE = Duration.ofMinutes(5);

  private final StaffDoor door;
  private final StaffAccounts accounts;
  private final Passkeys passkeys;
  private final Entering entering;
  private final Pages pages;
  private final Settings settings;
  private final Clock clock;

  SignInController(
      StaffDoor door,
      StaffAccounts accounts,
      Passkeys passkeys,
      Entering entering,
      Pages pages,
      Settings settings,
      Clock clock) {
    this.door = door;
    this.accounts = accounts;
    this.passkeys = passkeys;
    this.entering = entering;
    this.pages = pages;
    this.settings = settings;
    this.clock = clock;
  }

  /** Somebody whose password was right and whose code is still to come. */
  private record HalfIn(UUID staff, Instant since) implements java.io.Serializable {}

  @GetMapping
  ResponseEntity<String> form(
      HttpServletRequest request,
      @RequestParam(required = false) @Nullable String wrong,
      @RequestParam(required = false) @Nullable String unknown,
      @RequestParam(required = false) @Nullable String failed) {
    String problem =
        wrong != null
            ? "sign-in.wrong"
            : unknown != null ? "sign-in.unknown" : failed != null ? "sign-in.failed" : "";
    return form(HttpStatus.OK, request, problem);
  }

  private ResponseEntity<String> form(
      HttpStatus status, HttpServletRequest request, String problem) {
    return pages.show(
        status,
        "sign-in",
        pages.page(request),
        Map.of("problem", problem, "provider", settings.provider().isPresent()));
  }

  @PostMapping
  ResponseEntity<String> password(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam String username,
      @RequestParam String password) {
    return switch (door.password(username, password, request.getRemoteAddr())) {
      case StaffDoor.Outcome.In in ->
          to(entering.enter(request, response, in.who(), in.second(), clock.instant()));
      case StaffDoor.Outcome.CodeNeeded needed -> {
        HttpSession session = request.getSession();
        request.changeSessionId();
        session.setAttribute(HALF_IN, new HalfIn(needed.who().value(), clock.instant()));
        yield to("/sign-in/code");
      }
      case StaffDoor.Outcome.Wrong wrong -> to("/sign-in?wrong");
      case StaffDoor.Outcome.TooMany tooMany ->
          wait(form(HttpStatus.TOO_MANY_REQUESTS, request, "sign-in.too-many"));
    };
  }

  @GetMapping("/code")
  ResponseEntity<String> codeForm(HttpServletRequest request) {
    return halfIn(request).isEmpty()
        ? to("/sign-in")
        : pages.show("code", pages.page(request), Map.of("problem", ""));
  }

  @PostMapping("/code")
  ResponseEntity<String> code(
      HttpServletRequest request, HttpServletResponse response, @RequestParam String code) {
    Optional<StaffId> who = halfIn(request);
    if (who.isEmpty()) {
      return to("/sign-in");
    }
    return switch (door.code(who.get(), code, request.getRemoteAddr())) {
      case StaffDoor.Outcome.In in -> {
        request.getSession().removeAttribute(HALF_IN);
        yield to(entering.enter(request, response, in.who(), in.second(), clock.instant()));
      }
      case StaffDoor.Outcome.TooMany tooMany ->
          wait(code(HttpStatus.TOO_MANY_REQUESTS, request, "sign-in.too-many"));
      case StaffDoor.Outcome.Wrong wrong -> code(HttpStatus.OK, request, "code.wrong");
      case StaffDoor.Outcome.CodeNeeded needed -> to("/sign-in/code");
    };
  }

  private ResponseEntity<String> code(
      HttpStatus status, HttpServletRequest request, String problem) {
    return pages.show(status, "code", pages.page(request), Map.of("problem", problem));
  }

  private Optional<StaffId> halfIn(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null
            && session.getAttribute(HALF_IN) instanceof HalfIn half
            && half.since().plus(TIME_FOR_A_CODE).isAfter(clock.instant())
        ? Optional.of(new StaffId(half.staff()))
        : Optional.empty();
  }

  /** What a device is asked to sign. */
  @PostMapping(path = "/passkey/options", produces = MediaType.APPLICATION_JSON_VALUE)
  String challenge(HttpServletRequest request) {
    Passkeys.Challenge<PublicKeyCredentialRequestOptions> challenge = passkeys.askToSignIn();
    request.getSession().setAttribute(CHALLENGE, challenge.options());
    return challenge.json();
  }

  /** Takes what a device signed; each challenge counts once. */
  @PostMapping(path = "/passkey", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Map<String, String>> passkey(
      HttpServletRequest request, HttpServletResponse response, @RequestBody String answer) {
    Optional<StaffAccounts.Account> who = signed(request, passkeys, answer).flatMap(accounts::find);
    return who.map(account ->
            ResponseEntity.ok(
                Map.of("to", entering.enter(request, response, account, true, clock.instant()))))
        .orElseGet(() -> ResponseEntity.unprocessableContent().body(Map.of()));
  }

  /** Returns whose device signed the challenge of this session, which is used up. */
  static Optional<StaffId> signed(HttpServletRequest request, Passkeys passkeys, String answer) {
    HttpSession session = request.getSession();
    Object challenge = session.getAttribute(CHALLENGE);
    session.removeAttribute(CHALLENGE);
    return challenge instanceof PublicKeyCredentialRequestOptions options
        ? passkeys.signedIn(options, answer)
        : Optional.empty();
  }

  private static ResponseEntity<String> wait(ResponseEntity<String> page) {
    HttpHeaders headers = new HttpHeaders();
    headers.putAll(page.getHeaders());
    headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Tries.WINDOW.toSeconds()));
    return new ResponseEntity<>(page.getBody(), headers, page.getStatusCode());
  }

  private static ResponseEntity<String> to(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
  }
}
