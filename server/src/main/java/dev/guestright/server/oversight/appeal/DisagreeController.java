package dev.guestright.server.oversight.appeal;

import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.MessageId;
import dev.guestright.server.ids.RouteId;
import dev.guestright.server.ids.UseId;
import dev.guestright.server.web.NotHere;
import dev.guestright.server.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** "I disagree": one click on a customer's own page, and then, if they like, one sentence. */
@RestController
@RequestMapping("/me")
class DisagreeController {

  private static final int LONGEST_WORDS = 2_000;

  private final Appeals appeals;
  private final Pages pages;

  DisagreeController(Appeals appeals, Pages pages) {
    this.appeals = appeals;
    this.pages = pages;
  }

  @PostMapping("/uses/{id}/appeal")
  ResponseEntity<Void> use(
      HttpServletRequest request,
      @AuthenticationPrincipal CustomerId customer,
      @PathVariable UUID id) {
    return filed(appeals.file(customer, new UseId(id), pages.page(request).language()));
  }

  @PostMapping("/messages/{id}/appeal")
  ResponseEntity<Void> message(
      HttpServletRequest request,
      @AuthenticationPrincipal CustomerId customer,
      @PathVariable UUID id) {
    return filed(appeals.file(customer, new MessageId(id), pages.page(request).language()));
  }

  @PostMapping("/routes/{id}/appeal")
  ResponseEntity<Void> route(
      HttpServletRequest request,
      @AuthenticationPrincipal CustomerId customer,
      @PathVariable UUID id) {
    return filed(appeals.file(customer, new RouteId(id), pages.page(request).language()));
  }

  @PostMapping("/appeals/{id}/words")
  ResponseEntity<Void> say(
      @AuthenticationPrincipal CustomerId customer,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String words) {
    Appeal appeal =
        appeals
            .find(id)
            .filter(found -> found.customer().equals(customer))
            .orElseThrow(NotHere::new);
    appeals.say(customer, id, words.substring(0, Math.min(words.length(), LONGEST_WORDS)));
    return to(appeal);
  }

  private static ResponseEntity<Void> filed(Optional<Appeal> appeal) {
    return to(appeal.orElseThrow(NotHere::new));
  }

  private static ResponseEntity<Void> to(Appeal appeal) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create("/me#appeal-" + appeal.id()))
        .build();
  }
}
