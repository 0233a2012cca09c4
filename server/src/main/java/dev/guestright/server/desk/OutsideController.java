package dev.guestright.server.desk;

import dev.guestright.server.gateway.Answer;
import dev.guestright.server.gateway.BreakGlass;
import dev.guestright.server.identity.SignedIn;
import dev.guestright.server.web.Page;
import dev.guestright.server.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page on which an agent breaks the glass: looks at a customer outside of any conversation,
 * with a reason. It says beforehand what will follow.
 */
@RestController
@RequestMapping("/desk/outside")
class OutsideController {

  private final Desk desk;
  private final Conversations conversations;
  private final Pages pages;

  OutsideController(Desk desk, Conversations conversations, Pages pages) {
    this.desk = desk;
    this.conversations = conversations;
    this.pages = pages;
  }

  @GetMapping
  ResponseEntity<String> form(HttpServletRequest request) {
    return show(HttpStatus.OK, pages.page(request), Optional.empty(), "", List.of());
  }

  @PostMapping
  ResponseEntity<String> look(
      HttpServletRequest request,
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String reason) {
    Page page = pages.page(request);
    Optional<BreakGlass> why = BreakGlass.named(reason);
    if (why.isEmpty()) {
      return show(
          HttpStatus.UNPROCESSABLE_CONTENT,
          page,
          Optional.of("outside.no-reason"),
          code,
          List.of());
    }
    Optional<Conversation> known = conversations.withCode(code.strip().toUpperCase(Locale.ROOT));
    if (known.isEmpty()) {
      return show(
          HttpStatus.UNPROCESSABLE_CONTENT,
          page,
          Optional.of("outside.no-such-code"),
          code,
          List.of());
    }
    return switch (desk.lookOutside(who.staff(), known.get().customer(), why.get())) {
      case Answer.Released released ->
          show(
              HttpStatus.OK,
              page,
              Optional.of("outside.recorded"),
              code,
              released.facts().stream()
                  .map(fact -> new OutsideView.Fact(says(page, fact.dataPoint()), fact.value()))
                  .toList());
      case Answer.Withheld withheld ->
          show(HttpStatus.OK, page, Optional.of("outside.withheld"), code, List.of());
    };
  }

  private String says(Page page, String dataPoint) {
    return desk.says(dataPoint, page.language());
  }

  private ResponseEntity<String> show(
      HttpStatus status,
      Page page,
      Optional<String> told,
      String code,
      List<OutsideView.Fact> facts) {
    OutsideView view =
        new OutsideView(
            told.map(page::say),
            status != HttpStatus.OK,
            code,
            Arrays.stream(BreakGlass.values())
                .map(reason ->
                    new OutsideView.Reason(reason.named(), page.say("glass." + reason.named())))
                .toList(),
            facts);
    return pages.show(status, "outside", page, Map.of("view", view));
  }
}
