package dev.guestright.server.privacy;

import dev.guestright.charter.DataPoint;
import dev.guestright.server.ids.ConsentId;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.web.NotHere;
import dev.guestright.server.web.Page;
import dev.guestright.server.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How a customer uses their rights on their own pages. */
@RestController
@RequestMapping("/me")
class RightsController {

  static final int EVERY_USE = Integer.MAX_VALUE;

  static final int LONGEST_WORDS = 2_000;

  private final Rights rights;
  private final Choosing choosing;
  private final Holdings holdings;
  private final OriginPage originPage;
  private final ConsentReceipts receipts;
  private final Taking taking;
  private final Pages pages;

  RightsController(
      Rights rights,
      Choosing choosing,
      Holdings holdings,
      OriginPage originPage,
      ConsentReceipts receipts,
      Taking taking,
      Pages pages) {
    this.rights = rights;
    this.choosing = choosing;
    this.holdings = holdings;
    this.originPage = originPage;
    this.receipts = receipts;
    this.taking = taking;
    this.pages = pages;
  }

  /** "How do you know that about me?" */
  @GetMapping("/known/{dataPoint}")
  ResponseEntity<String> known(
      HttpServletRequest request,
      @AuthenticationPrincipal CustomerId customer,
      @PathVariable String dataPoint) {
    Page page = pages.page(request);
    return pages.show(
        "known",
        page,
        Map.of(
            "view", originPage.view(page, declared(dataPoint), holdings.of(customer, EVERY_USE))));
  }

  private DataPoint declared(String dataPoint) {
    return rights.charter().dataPoint(dataPoint).orElseThrow(NotHere::new);
  }

  @PostMapping("/known/{dataPoint}/{item}")
  ResponseEntity<Void> correct(
      @AuthenticationPrincipal CustomerId customer,
      @PathVariable String dataPoint,
      @PathVariable UUID item,
      @RequestParam String words) {
    DataPoint point = declared(dataPoint);
    if (words.isBlank()) {
      return to("/me/known/" + point.name());
    }
    String kept = words.strip();
    rights.correct(
        customer,
        point,
        item,
        kept.substring(0, Math.min(kept.length(), LONGEST_WORDS)),
        By.CUSTOMER);
    return to("/me#requests");
  }

  /** Only the word itself lifts a restriction; anything else restricts. */
  @PostMapping("/known/{dataPoint}/use")
  ResponseEntity<Void> restrict(
      @AuthenticationPrincipal CustomerId customer,
      @PathVariable String dataPoint,
      @RequestParam String answer) {
    DataPoint point = declared(dataPoint);
    rights.restrict(customer, point, !answer.equals("use"), By.CUSTOMER);
    return to("/me/known/" + point.name());
  }

  /** Only the word itself lifts an objection; anything else objects. */
  @PostMapping("/objections/{purpose}")
  ResponseEntity<Void> object(
      HttpServletRequest request,
      @AuthenticationPrincipal CustomerId customer,
      @PathVariable String purpose,
      @RequestParam String answer,
      @RequestParam String notice) {
    choosing.object(customer, purpose, answer, notice, pages.page(request).language(), "web");
    return to("/me#allowed");
  }

  /** A choice, with the proof that it was recorded as it was made. */
  @GetMapping("/receipts/{id}")
  ResponseEntity<String> receipt(
      @AuthenticationPrincipal CustomerId customer, @PathVariable UUID id) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/ld+json"))
        .header(
            "Content-Disposition",
            ContentDisposition.attachment().filename("your-choice.jsonld").build().toString())
        .body(receipts.of(customer, new ConsentId(id)).orElseThrow(NotHere::new));
  }

  @PostMapping("/take")
  ResponseEntity<byte[]> take(
      HttpServletRequest request, @AuthenticationPrincipal CustomerId customer) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/zip"))
        .header(
            "Content-Disposition",
            ContentDisposition.attachment().filename("your-data.zip").build().toString())
        .body(taking.take(pages.page(request), customer, By.CUSTOMER));
  }

  private static ResponseEntity<Void> to(String place) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(place)).build();
  }
}
