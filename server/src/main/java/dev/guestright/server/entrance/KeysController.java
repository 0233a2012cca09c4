package dev.guestright.server.entrance;

import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.identity.ApiKeys;
import dev.guestright.server.identity.SignedIn;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.web.NotHere;
import dev.guestright.server.web.Page;
import dev.guestright.server.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where an administrator looks after the keys of programs. A key is shown once. */
@RestController
@RequestMapping("/keys")
class KeysController {

  private static final String MADE = "guestright.new-key";
  private static final int LONGEST_NAME = 100;

  private final ApiKeys keys;
  private final CharterInForce charter;
  private final Pages pages;

  KeysController(ApiKeys keys, CharterInForce charter, Pages pages) {
    this.keys = keys;
    this.charter = charter;
    this.pages = pages;
  }

  @GetMapping
  ResponseEntity<String> list(HttpServletRequest request) {
    Object made = request.getSession().getAttribute(MADE);
    request.getSession().removeAttribute(MADE);
    return show(
        HttpStatus.OK,
        request,
        made instanceof KeysView.Made shown ? Optional.of(shown) : Optional.empty(),
        "");
  }

  private ResponseEntity<String> show(
      HttpStatus status, HttpServletRequest request, Optional<KeysView.Made> made, String problem) {
    Page page = pages.page(request);
    KeysView view =
        new KeysView(
            keys.all().stream().map(key -> row(page, key)).toList(),
            charter.charter().purposes().values().stream()
                .map(purpose ->
                    new KeysView.Purpose(purpose.name(), purpose.benefit().in(page.language())))
                .toList(),
            made,
            problem);
    return pages.show(status, "keys", page, Map.of("view", view));
  }

  private static KeysView.Key row(Page page, ApiKeys.Listed key) {
    String used =
        key.used()
            .map(at -> page.say("keys.used", page.words().dateTime(at, page.now())))
            .orElse(page.say("keys.unused"));
    String until =
        key.expires()
            .map(at -> " " + page.say("keys.until", page.words().dateTime(at, page.now())))
            .orElse("");
    return new KeysView.Key(
        key.program().toString(),
        key.name(),
        "gr_…" + key.lastFour(),
        page.words().list(key.purposes()),
        page.say("keys.made", page.words().date(key.made())) + " " + used + until);
  }

  @PostMapping
  ResponseEntity<String> make(
      HttpServletRequest request,
      @AuthenticationPrincipal SignedIn who,
      @RequestParam String name,
      @RequestParam(name = "purpose", defaultValue = "") List<String> purposes) {
    String shown = name.strip();
    Set<String> declared =
        purposes.stream()
            .filter(charter.charter().purposes()::containsKey)
            .collect(Collectors.toCollection(TreeSet::new));
    if (shown.isEmpty() || shown.length() > LONGEST_NAME) {
      return show(HttpStatus.UNPROCESSABLE_CONTENT, request, Optional.empty(), "staff.bad-name");
    }
    if (declared.isEmpty()) {
      return show(HttpStatus.UNPROCESSABLE_CONTENT, request, Optional.empty(), "keys.no-purpose");
    }
    return showOnce(request, shown, keys.make(shown, declared, who.staff().id()));
  }

  @PostMapping("/{id}/replace")
  ResponseEntity<String> replace(
      HttpServletRequest request, @AuthenticationPrincipal SignedIn who, @PathVariable UUID id) {
    StaffId program = new StaffId(id);
    String name =
        keys.all().stream()
            .filter(key -> key.program().equals(program))
            .map(ApiKeys.Listed::name)
            .findFirst()
            .orElseThrow(NotHere::new);
    return showOnce(
        request, name, keys.replace(program, who.staff().id()).orElseThrow(NotHere::new));
  }

  @PostMapping("/{id}/end")
  ResponseEntity<String> end(@AuthenticationPrincipal SignedIn who, @PathVariable UUID id) {
    if (!keys.end(new StaffId(id), who.staff().id())) {
      throw new NotHere();
    }
    return back();
  }

  /** The key is shown by the page after this one, once, so that reloading repeats nothing. */
  private static ResponseEntity<String> showOnce(
      HttpServletRequest request, String name, ApiKeys.Made made) {
    request.getSession().setAttribute(MADE, new KeysView.Made(name, made.secret()));
    return back();
  }

  private static ResponseEntity<String> back() {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/keys")).build();
  }
}
