package dev.guestright.server.web;

import dev.guestright.server.identity.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The front: where somebody without an address in mind arrives, and the staff's sign-in. */
@RestController
class FrontController {

  private final Pages pages;

  FrontController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/")
  ResponseEntity<Void> front(@AuthenticationPrincipal @Nullable SignedIn who) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(home(who))).build();
  }

  private static String home(@Nullable SignedIn who) {
    if (who == null) {
      return "/sign-in";
    }
    return switch (who.staff().role()) {
      case AGENT, LEAD -> "/desk";
      case AUDITOR, DATA_PROTECTION_OFFICER -> "/governance";
      case REVIEWER, ADMINISTRATOR, API_CLIENT -> "/account";
    };
  }

  @GetMapping("/sign-in")
  ResponseEntity<String> signIn(
      HttpServletRequest request, @RequestParam(required = false) @Nullable String wrong) {
    return pages.show("sign-in", pages.page(request), Map.of("wrong", wrong != null));
  }
}
