package dev.guestright.server.oversight.person;

import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** "Talk to a person": one click, before the first message and after any. */
@RestController
class PersonController {

  private final WayToAPerson way;
  private final Pages pages;

  PersonController(WayToAPerson way, Pages pages) {
    this.way = way;
    this.pages = pages;
  }

  @PostMapping("/me/person")
  ResponseEntity<Void> talk(
      HttpServletRequest request, @AuthenticationPrincipal CustomerId customer) {
    way.take(customer, pages.page(request));
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/me#person")).build();
  }
}
