package dev.guestright.server.web;

import dev.guestright.server.identity.SignedIn;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The front: where somebody without an address in mind arrives. */
@RestController
class FrontController {

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
      case ADMINISTRATOR -> "/staff";
      case REVIEWER -> "/governance/appeals";
      case API_CLIENT -> "/account";
    };
  }
}
