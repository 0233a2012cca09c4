package dev.guestright.server.privacy;

import dev.guestright.server.desk.Conversation;
import dev.guestright.server.desk.Conversations;
import dev.guestright.server.desk.Desk;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.identity.Customers;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.web.NotHere;
import dev.guestright.server.web.Page;
import dev.guestright.server.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The customer's own pages. */
@RestController
@RequestMapping("/me")
class MeController {

  static final int LONGEST_MESSAGE = 20_000;
  private static final int MOST_USES = 200;

  private final CharterInForce charter;
  private final Holdings holdings;
  private final Conversations conversations;
  private final Desk desk;
  private final Choosing choosing;
  private final BrowserSignal signal;
  private final Requests requests;
  private final Customers customers;
  private final MailedCodes codes;
  private final MePage mePage;
  private final Pages pages;

  MeController(
      CharterInForce charter,
      Holdings holdings,
      Conversations conversations,
      Desk desk,
      Choosing choosing,
      BrowserSignal signal,
      Requests requests,
      Customers customers,
      MailedCodes codes,
      MePage mePage,
      Pages pages) {
    this.charter = charter;
    this.holdings = holdings;
    this.conversations = conversations;
    this.desk = desk;
    this.choosing = choosing;
    this.signal = signal;
    this.requests = requests;
    this.customers = customers;
    this.codes = codes;
    this.mePage = mePage;
    this.pages = pages;
  }

  @GetMapping
  ResponseEntity<String> me(
      HttpServletRequest request, @AuthenticationPrincipal @Nullable CustomerId customer) {
    Page page = pages.page(request);
    if (customer == null || !customers.knows(customer)) {
      return pages.show(
          "come-by-link",
          page,
          Map.of("contact", charter.charter().controller().contact(), "mailed", codes.areSent()));
    }
    signal.hear(request, customer, page.language());
    MePage.Known known = holdings.of(customer, MOST_USES);
    return pages.show("me", page, Map.of("view", mePage.view(page, known, requests.of(customer))));
  }

  /** Takes a yes or a no. The form carries the digest of the notice that was on the page. */
  @PostMapping("/choices/{purpose}")
  ResponseEntity<Void> choose(
      HttpServletRequest request,
      @AuthenticationPrincipal CustomerId customer,
      @PathVariable String purpose,
      @RequestParam String answer,
      @RequestParam String notice,
      @RequestParam String control,
      @RequestParam Optional<UUID> question) {
    choosing.choose(
        customer,
        purpose,
        new Choosing.Form(answer, notice, control, question),
        pages.page(request).language(),
        "web");
    return backTo("allowed");
  }

  @PostMapping("/conversations/{id}/messages")
  ResponseEntity<Void> write(
      @AuthenticationPrincipal CustomerId customer,
      @PathVariable UUID id,
      @RequestParam String text) {
    Conversation conversation =
        conversations
            .find(new ConversationId(id))
            .filter(found -> found.customer().equals(customer))
            .orElseThrow(NotHere::new);
    if (!text.isBlank()) {
      String kept = text.strip();
      desk.hear(conversation, kept.substring(0, Math.min(kept.length(), LONGEST_MESSAGE)));
    }
    return backTo("talk-" + conversation.code());
  }

  @GetMapping("/language/{language}")
  ResponseEntity<Void> speak(HttpServletRequest request, @PathVariable String language) {
    Pages.speak(request, language);
    return backTo("main");
  }

  private static ResponseEntity<Void> backTo(String place) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/me#" + place)).build();
  }
}
