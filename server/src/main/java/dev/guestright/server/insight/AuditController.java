package dev.guestright.server.insight;

import dev.guestright.server.identity.Role;
import dev.guestright.server.identity.SignedIn;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.trail.audit.AccessReview;
import dev.guestright.server.trail.audit.AccessReviews;
import dev.guestright.server.trail.audit.Findings;
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

/** The page of the regular audits, and what a person does there. */
@RestController
@RequestMapping(AuditPage.ADDRESS)
class AuditController {

  private final AuditPage audits;
  private final Findings findings;
  private final AccessReviews reviews;
  private final Pages pages;

  AuditController(AuditPage audits, Findings findings, AccessReviews reviews, Pages pages) {
    this.audits = audits;
    this.findings = findings;
    this.reviews = reviews;
    this.pages = pages;
  }

  @GetMapping
  ResponseEntity<String> audits(HttpServletRequest request, @AuthenticationPrincipal SignedIn who) {
    return show(request, who, Optional.empty());
  }

  @PostMapping("/findings/{id}/close")
  ResponseEntity<String> close(
      HttpServletRequest request,
      @AuthenticationPrincipal SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String words) {
    return switch (findings.close(id, who.staff().id(), words)) {
      case Findings.Closing.Done done -> backTo("findings");
      case Findings.Closing.NotOpen notOpen -> throw new NotHere();
      case Findings.Closing.OwnMatter own -> show(request, who, Optional.of("audit.own-matter"));
      case Findings.Closing.NoWords none -> show(request, who, Optional.of("audit.no-words"));
    };
  }

  @PostMapping("/reviews/{id}/lines/{staff}")
  ResponseEntity<String> decide(
      HttpServletRequest request,
      @AuthenticationPrincipal SignedIn who,
      @PathVariable UUID id,
      @PathVariable UUID staff,
      @RequestParam(defaultValue = "") String verdict,
      @RequestParam(defaultValue = "") String words) {
    return AccessReview.Verdict.of(verdict)
        .map(decided -> reviews.decide(id, new StaffId(staff), decided, words, who.staff().id()))
        .map(step -> answer(request, who, step))
        .orElseGet(() -> show(request, who, Optional.of("audit.no-verdict")));
  }

  @PostMapping("/reviews/{id}/sign")
  ResponseEntity<String> sign(
      HttpServletRequest request, @AuthenticationPrincipal SignedIn who, @PathVariable UUID id) {
    return answer(request, who, reviews.sign(id, who.staff().id()));
  }

  private ResponseEntity<String> answer(
      HttpServletRequest request, SignedIn who, AccessReviews.Step step) {
    return switch (step) {
      case AccessReviews.Step.Done done -> backTo("reviews");
      case AccessReviews.Step.Closed closed -> throw new NotHere();
      case AccessReviews.Step.OwnMatter own -> show(request, who, Optional.of("audit.own-matter"));
      case AccessReviews.Step.NoWords none -> show(request, who, Optional.of("audit.no-words"));
      case AccessReviews.Step.Undecided open -> show(request, who, Optional.of("audit.not-yet"));
    };
  }

  private ResponseEntity<String> show(
      HttpServletRequest request, SignedIn who, Optional<String> wrong) {
    Page page = pages.page(request);
    boolean mayDecide = who.staff().role() != Role.AUDITOR;
    return pages.show(
        wrong.isPresent() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK,
        "audits",
        page,
        Map.of("view", audits.view(page, who.staff().id(), mayDecide, wrong)));
  }

  private static ResponseEntity<String> backTo(String place) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(AuditPage.ADDRESS + "#" + place))
        .build();
  }
}
