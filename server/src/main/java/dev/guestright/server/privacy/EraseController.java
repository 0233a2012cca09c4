package dev.guestright.server.privacy;

import dev.guestright.charter.DataPoint;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.web.NotHere;
import dev.guestright.server.web.Page;
import dev.guestright.server.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The customer erases themself: what goes and what stays is said first, and the certificate is
 * there afterwards for as long as the browser's session, which no longer leads to anybody.
 */
@RestController
class EraseController {

  private static final String CERTIFICATE = "guestright.certificate";

  private final CharterInForce charter;
  private final Erasures erasures;
  private final Pages pages;
  private final HttpSessionSecurityContextRepository customerSessions;

  EraseController(
      CharterInForce charter,
      Erasures erasures,
      Pages pages,
      HttpSessionSecurityContextRepository customerSessions) {
    this.charter = charter;
    this.erasures = erasures;
    this.pages = pages;
    this.customerSessions = customerSessions;
  }

  /** A certificate as the session keeps it: its file, and what the page says of it. */
  private record Kept(String file, String at, List<String> destroyed) {}

  @GetMapping("/me/erase")
  ResponseEntity<String> ask(
      HttpServletRequest request, @AuthenticationPrincipal CustomerId customer) {
    Page page = pages.page(request);
    return pages.show(
        "erase",
        page,
        Map.of(
            "goes", told(page, erasures.wouldDestroy(customer)),
            "locked",
                erasures.wouldLock(customer, charter.charter()).stream()
                    .map(label -> LawText.of(page, charter.charter(), label))
                    .toList()));
  }

  /** Only the button itself erases; anything else asks again. */
  @PostMapping("/me/erase")
  ResponseEntity<Void> erase(
      HttpServletRequest request,
      HttpServletResponse response,
      @AuthenticationPrincipal CustomerId customer,
      @RequestParam Optional<String> sure) {
    if (!sure.equals(Optional.of("erase"))) {
      return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/me/erase")).build();
    }
    Page page = pages.page(request);
    Erasures.Certificate certificate =
        erasures
            .erase(customer, charter.charter().controller(), By.CUSTOMER)
            .orElseThrow(NotHere::new);
    Erased erased = certificate.erased();
    request
        .getSession()
        .setAttribute(
            CERTIFICATE,
            new Kept(
                certificate.receipt().json(),
                page.words().dateTime(erased.at(), page.now()),
                told(page, erased.destroyed())));
    customerSessions.saveContext(SecurityContextHolder.createEmptyContext(), request, response);
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/me/erased")).build();
  }

  /** How much of what, as sentences. */
  private List<String> told(Page page, Map<String, Long> amounts) {
    return amounts.entrySet().stream()
        .filter(amount -> amount.getValue() > 0)
        .flatMap(amount -> told(page, amount.getKey(), amount.getValue()).stream())
        .toList();
  }

  private Optional<String> told(Page page, String what, long many) {
    if (!what.startsWith("fact ")) {
      String words = page.words().sayOr("erase.what." + what, "");
      return words.isEmpty() ? Optional.empty() : Optional.of(page.say("erase.what." + what, many));
    }
    String name = what.substring("fact ".length());
    DataPoint point = charter.charter().dataPoints().get(name);
    String says = point == null ? name : point.says().in(page.language());
    return Optional.of(page.say("erase.what.fact", says, many));
  }

  @GetMapping("/me/erased")
  ResponseEntity<?> erased(HttpServletRequest request) {
    Page page = pages.page(request);
    Optional<Kept> kept = kept(request);
    return kept.isEmpty()
        ? ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/me")).build()
        : pages.show(
            "erased", page, Map.of("at", kept.get().at(), "destroyed", kept.get().destroyed()));
  }

  @GetMapping("/me/erased/certificate")
  ResponseEntity<String> certificate(HttpServletRequest request) {
    Kept kept = kept(request).orElseThrow(NotHere::new);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(
            "Content-Disposition",
            ContentDisposition.attachment().filename("erasure-certificate.json").build().toString())
        .body(kept.file());
  }

  private static Optional<Kept> kept(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(CERTIFICATE) instanceof Kept kept
        ? Optional.of(kept)
        : Optional.empty();
  }
}
