package dev.guestright.server.oversight.review;

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

/** Where people decide what a machine proposes. Only whoever looks at a review opens it. */
@RestController
@RequestMapping(ReviewPage.ADDRESS)
class ReviewController {

  private static final int LONGEST_REASON = 2_000;

  private final Reviews reviews;
  private final ReviewPage view;
  private final Pages pages;

  ReviewController(Reviews reviews, ReviewPage view, Pages pages) {
    this.reviews = reviews;
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
        "reviews",
        page,
        Map.of("view", view.list(page, who.staff(), wrong.map(page::say))));
  }

  @GetMapping("/{id}")
  ResponseEntity<String> open(
      HttpServletRequest request, @AuthenticationPrincipal SignedIn who, @PathVariable UUID id) {
    return open(request, who, id, Optional.empty());
  }

  private ResponseEntity<String> open(
      HttpServletRequest request, SignedIn who, UUID id, Optional<String> wrong) {
    Page page = pages.page(request);
    Review review =
        Optional.of(known(id))
            .filter(found -> !found.stage().isDecided())
            .filter(found -> found.holder().equals(Optional.of(who.staff().id())))
            .orElseThrow(NotHere::new);
    return pages.show(
        status(wrong),
        "review",
        page,
        Map.of("view", view.opened(page, who.staff(), review, wrong.map(page::say))));
  }

  private Review known(UUID id) {
    return reviews.find(id).orElseThrow(NotHere::new);
  }

  @PostMapping("/{id}/take")
  ResponseEntity<String> take(
      HttpServletRequest request, @AuthenticationPrincipal SignedIn who, @PathVariable UUID id) {
    return after(request, who, id, reviews.take(known(id).id(), who.staff()), "/" + id);
  }

  /** Only the two words are a view; nothing is chosen beforehand. */
  @PostMapping("/{id}/view")
  ResponseEntity<String> view(
      HttpServletRequest request,
      @AuthenticationPrincipal SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String view) {
    Review review = known(id);
    Verdict own = Verdict.named(view).orElseThrow(NotHere::new);
    return after(request, who, id, reviews.view(review.id(), who.staff().id(), own), "/" + id);
  }

  @PostMapping("/{id}/decision")
  ResponseEntity<String> decide(
      HttpServletRequest request,
      @AuthenticationPrincipal SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String decision,
      @RequestParam(defaultValue = "") String reason) {
    Review review = known(id);
    StaffId by = who.staff().id();
    Verdict decided = Verdict.named(decision).orElseThrow(NotHere::new);
    String kept = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    return after(request, who, id, reviews.decide(review.id(), by, decided, kept), "");
  }

  @PostMapping("/{id}/back")
  ResponseEntity<String> back(
      HttpServletRequest request, @AuthenticationPrincipal SignedIn who, @PathVariable UUID id) {
    return after(request, who, id, reviews.giveBack(known(id).id(), who.staff().id()), "");
  }

  private ResponseEntity<String> after(
      HttpServletRequest request, SignedIn who, UUID id, Reviews.Outcome outcome, String place) {
    return switch (outcome) {
      case Reviews.Outcome.Done done -> to(place);
      case Reviews.Outcome.NoReason none -> open(request, who, id, Optional.of("appeal.no-reason"));
      case Reviews.Outcome.MayNot mayNot -> list(request, who, Optional.of("review.may-not"));
      case Reviews.Outcome.NotYours other -> list(request, who, Optional.of("review.not-yours"));
      case Reviews.Outcome.NotNow notNow -> list(request, who, Optional.of("review.not-now"));
    };
  }

  private static HttpStatus status(Optional<String> wrong) {
    return wrong.isPresent() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK;
  }

  private static ResponseEntity<String> to(String place) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(ReviewPage.ADDRESS + place))
        .build();
  }
}
