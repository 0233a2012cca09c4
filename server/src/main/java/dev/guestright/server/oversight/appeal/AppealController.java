package dev.guestright.server.oversight.appeal;

import dev.guestright.server.identity.SignedIn;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.web.NotHere;
import dev.guestright.server.web.Page;
import dev.guestright.server.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where staff answer appeals. Only whoever has one opens it, and it is recorded that they did. */
@RestController
@RequestMapping(AppealPage.ADDRESS)
class AppealController {

  private static final int LONGEST_REASON = 2_000;

  private final Appeals appeals;
  private final AppealPage view;
  private final Pages pages;

  AppealController(Appeals appeals, AppealPage view, Pages pages) {
    this.appeals = appeals;
    this.view = view;
    this.pages = pages;
  }

  @GetMapping
  ResponseEntity<String> all(HttpServletRequest request, @AuthenticationPrincipal SignedIn who) {
    return list(request, who, Optional.empty());
  }

  private ResponseEntity<String> list(
      HttpServletRequest request, SignedIn who, Optional<String> wrong) {
    Page page = pages.page(request);
    return pages.show(
        status(wrong),
        "appeals",
        page,
        Map.of("view", view.list(page, who.staff().id(), wrong.map(page::say))));
  }

  @GetMapping("/{id}")
  ResponseEntity<String> open(
      HttpServletRequest request, @AuthenticationPrincipal SignedIn who, @PathVariable UUID id) {
    return open(request, who, held(id, who.staff().id()), Optional.empty());
  }

  private ResponseEntity<String> open(
      HttpServletRequest request, SignedIn who, Appeal appeal, Optional<String> wrong) {
    Page page = pages.page(request);
    return pages.show(
        status(wrong),
        "appeal",
        page,
        Map.of("view", view.opened(page, who.staff(), appeal, wrong.map(page::say))));
  }

  private Appeal known(UUID id) {
    return appeals.find(id).orElseThrow(NotHere::new);
  }

  private Appeal held(UUID id, StaffId who) {
    return Optional.of(known(id))
        .filter(appeal -> appeal.stage() == Stage.HELD)
        .filter(appeal -> appeal.holder().equals(Optional.of(who)))
        .orElseThrow(NotHere::new);
  }

  @PostMapping("/{id}/take")
  ResponseEntity<String> take(
      HttpServletRequest request, @AuthenticationPrincipal SignedIn who, @PathVariable UUID id) {
    return switch (appeals.takeOver(known(id).id(), who.staff().id())) {
      case Appeals.Outcome.Done done -> to("/" + id);
      case Appeals.Outcome.HadPart part -> list(request, who, Optional.of("appeal.had-part"));
      case Appeals.Outcome.NotNow notNow -> list(request, who, Optional.of("appeal.not-now"));
      case Appeals.Outcome.NotYours other -> list(request, who, Optional.of("appeal.not-yours"));
      case Appeals.Outcome.NoReason none -> list(request, who, Optional.of("appeal.no-reason"));
    };
  }

  /** Only the two words are answers; there is none that is taken when nothing is chosen. */
  @PostMapping("/{id}")
  ResponseEntity<String> answer(
      HttpServletRequest request,
      @AuthenticationPrincipal SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String answer,
      @RequestParam(defaultValue = "") String reason) {
    Appeal appeal = known(id);
    StaffId by = who.staff().id();
    String kept = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    Appeals.Outcome outcome =
        switch (answer) {
          case "stays" -> appeals.uphold(appeal.id(), by, kept);
          case "wrong" -> appeals.overturn(appeal.id(), by, kept);
          default -> throw new NotHere();
        };
    return switch (outcome) {
      case Appeals.Outcome.Done done -> to("");
      case Appeals.Outcome.NoReason none ->
          open(request, who, held(id, by), Optional.of("appeal.no-reason"));
      case Appeals.Outcome.HadPart part -> list(request, who, Optional.of("appeal.had-part"));
      case Appeals.Outcome.NotYours other -> list(request, who, Optional.of("appeal.not-yours"));
      case Appeals.Outcome.NotNow notNow -> list(request, who, Optional.of("appeal.not-now"));
    };
  }

  private static HttpStatus status(Optional<String> wrong) {
    return wrong.isPresent() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK;
  }

  private static ResponseEntity<String> to(String place) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(AppealPage.ADDRESS + place))
        .build();
  }
}
