package dev.guestright.server.insight;

import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.gateway.CharterVersion;
import dev.guestright.server.gateway.Charters;
import dev.guestright.server.identity.SignedIn;
import dev.guestright.server.web.Access;
import dev.guestright.server.web.NotHere;
import dev.guestright.server.web.Page;
import dev.guestright.server.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The charter's versions: what they change, what they would have decided, and who signs. */
@RestController
class CharterController {

  private static final String VERSIONS = "/governance/charter";

  private final Charters charters;
  private final CharterInForce inForce;
  private final CharterPages view;
  private final Pages pages;

  CharterController(Charters charters, CharterInForce inForce, CharterPages view, Pages pages) {
    this.charters = charters;
    this.inForce = inForce;
    this.view = view;
    this.pages = pages;
  }

  @GetMapping(VERSIONS)
  ResponseEntity<String> versions(
      HttpServletRequest request, @AuthenticationPrincipal SignedIn who) {
    return versions(HttpStatus.OK, request, who, Optional.empty(), List.of());
  }

  private ResponseEntity<String> versions(
      HttpStatus status,
      HttpServletRequest request,
      SignedIn who,
      Optional<String> draft,
      List<String> problems) {
    Page page = pages.page(request);
    return pages.show(
        status,
        "charter",
        page,
        Map.of("view", view.versions(page, may(who, Access.PROPOSE_CHARTER), draft, problems)));
  }

  private static boolean may(SignedIn who, Access what) {
    return what.who().roles().contains(who.staff().role());
  }

  @PostMapping(VERSIONS)
  ResponseEntity<String> propose(
      HttpServletRequest request,
      @AuthenticationPrincipal SignedIn who,
      @RequestParam("text") String text) {
    try {
      CharterVersion proposed = charters.propose(text, Optional.of(who.staff().id()));
      return to(VERSIONS + "/" + proposed.version());
    } catch (Charters.Unsound e) {
      List<String> problems = CharterPages.problems(pages.page(request), e.findings());
      return versions(HttpStatus.UNPROCESSABLE_CONTENT, request, who, Optional.of(text), problems);
    } catch (Charters.NotNew e) {
      return versions(
          HttpStatus.UNPROCESSABLE_CONTENT,
          request,
          who,
          Optional.of(text),
          List.of(e.getMessage()));
    }
  }

  @GetMapping(VERSIONS + "/{version}")
  ResponseEntity<String> version(
      HttpServletRequest request,
      @AuthenticationPrincipal SignedIn who,
      @PathVariable String version,
      @RequestParam(name = "unread", required = false) @Nullable String unread) {
    Page page = pages.page(request);
    return view.version(page, number(version), may(who, Access.SIGN_OFF_CHARTER), unread != null)
        .map(shown -> pages.show("charter-version", page, Map.of("view", shown)))
        .orElseThrow(NotHere::new);
  }

  @GetMapping(VERSIONS + "/{version}/text")
  ResponseEntity<byte[]> text(@PathVariable String version) {
    CharterVersion found = charters.find(number(version)).orElseThrow(NotHere::new);
    String file = found.name() + "-" + found.version() + ".yaml";
    return ResponseEntity.ok()
        .contentType(new MediaType("application", "yaml", StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(file).build().toString())
        .body(found.text().getBytes(StandardCharsets.UTF_8));
  }

  @PostMapping(VERSIONS + "/{version}/sign-off")
  ResponseEntity<String> signOff(
      @AuthenticationPrincipal SignedIn who,
      @PathVariable String version,
      @RequestParam(name = "read", defaultValue = "no") String read) {
    int number = existing(version);
    if (!read.equals("yes")) {
      return to(VERSIONS + "/" + number + "?unread");
    }
    charters.signOff(number, who.staff().id());
    inForce.catchUp();
    return to(VERSIONS + "/" + number);
  }

  @PostMapping(VERSIONS + "/{version}/turn-down")
  ResponseEntity<String> turnDown(
      @AuthenticationPrincipal SignedIn who, @PathVariable String version) {
    int number = existing(version);
    charters.turnDown(number, who.staff().id());
    return to(VERSIONS + "/" + number);
  }

  private int existing(String version) {
    return charters.find(number(version)).orElseThrow(NotHere::new).version();
  }

  private static int number(String version) {
    try {
      return Integer.parseInt(version);
    } catch (NumberFormatException e) {
      throw new NotHere();
    }
  }

  private static ResponseEntity<String> to(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
  }
}
