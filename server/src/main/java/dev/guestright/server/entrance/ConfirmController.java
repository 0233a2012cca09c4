package dev.guestright.server.entrance;

import dev.guestright.server.house.Settings;
import dev.guestright.server.identity.Passkeys;
import dev.guestright.server.identity.SignedIn;
import dev.guestright.server.identity.StaffDoor;
import dev.guestright.server.identity.StaffSessions;
import dev.guestright.server.web.Entering;
import dev.guestright.server.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where somebody proves once more who they are, before what cannot be undone: lines of {@code
 * web.Access} that are {@code recently()}.
 */
@RestController
@RequestMapping("/account/confirm")
class ConfirmController {

  /** A path of this server, and nothing that a browser could read as another's. */
  private static final Pattern OURS = Pattern.compile("/(?:[\\w-][\\w/-]*)?");

  private final StaffDoor door;
  private final StaffSessions sessions;
  private final Passkeys passkeys;
  private final Pages pages;
  private final Settings settings;

  ConfirmController(
      StaffDoor door, StaffSessions sessions, Passkeys passkeys, Pages pages, Settings settings) {
    this.door = door;
    this.sessions = sessions;
    this.passkeys = passkeys;
    this.pages = pages;
    this.settings = settings;
  }

  @GetMapping
  ResponseEntity<String> form(
      HttpServletRequest request, @RequestParam(defaultValue = "/") String to) {
    if (settings.provider().isPresent()) {
      Entering.remember(request, ours(to));
    }
    return form(HttpStatus.OK, request, to, "");
  }

  private ResponseEntity<String> form(
      HttpStatus status, HttpServletRequest request, String to, String problem) {
    return pages.show(
        status,
        "confirm",
        pages.page(request),
        Map.of(
            "to", ours(to),
            "problem", problem,
            "provider", settings.provider().isPresent()));
  }

  /** The password is asked for, and the code where there is one; both are counted when wrong. */
  @PostMapping
  ResponseEntity<String> confirm(
      HttpServletRequest request,
      @AuthenticationPrincipal SignedIn who,
      @RequestParam String password,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "/") String to) {
    String address = request.getRemoteAddr();
    StaffDoor.Outcome outcome =
        switch (door.password(who.userName(), password, address)) {
          case StaffDoor.Outcome.CodeNeeded needed -> door.code(needed.who(), code, address);
          case StaffDoor.Outcome.In in -> in;
          case StaffDoor.Outcome.Wrong wrong -> wrong;
          case StaffDoor.Outcome.TooMany tooMany -> tooMany;
        };
    return switch (outcome) {
      case StaffDoor.Outcome.In in -> {
        sessions.confirm(who, in.second());
        yield ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(ours(to))).build();
      }
      case StaffDoor.Outcome.TooMany tooMany ->
          form(HttpStatus.TOO_MANY_REQUESTS, request, to, "sign-in.too-many");
      case StaffDoor.Outcome.Wrong wrong -> form(HttpStatus.OK, request, to, "confirm.wrong");
      case StaffDoor.Outcome.CodeNeeded needed -> form(HttpStatus.OK, request, to, "confirm.wrong");
    };
  }

  /** A passkey of one's own does as well. Its challenge is the one for signing in. */
  @PostMapping(path = "/passkey", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Map<String, String>> passkey(
      HttpServletRequest request,
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(defaultValue = "/") String to,
      @RequestBody String answer) {
    boolean theirs =
        SignInController.signed(request, passkeys, answer)
            .filter(who.staff().id()::equals)
            .isPresent();
    if (!theirs) {
      return ResponseEntity.unprocessableContent().body(Map.of());
    }
    sessions.confirm(who, true);
    return ResponseEntity.ok(Map.of("to", ours(to)));
  }

  private static String ours(String to) {
    return OURS.matcher(to).matches() ? to : "/";
  }
}
