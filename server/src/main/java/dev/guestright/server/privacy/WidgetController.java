package dev.guestright.server.privacy;

import dev.guestright.server.consent.Consents;
import dev.guestright.server.desk.Conversation;
import dev.guestright.server.desk.Conversations;
import dev.guestright.server.desk.Desk;
import dev.guestright.server.house.Settings;
import dev.guestright.server.identity.CompanyTokens;
import dev.guestright.server.identity.CustomerLinks;
import dev.guestright.server.identity.Customers;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.oversight.person.WayToAPerson;
import dev.guestright.server.web.NotHere;
import dev.guestright.server.web.Page;
import dev.guestright.server.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Chat and centre within any site of the company. The frame has no cookies and no storage: it
 * brings the company's token once, and then a short one of ours, which lives in its memory. Each
 * answer is what the frame shows next.
 */
@RestController
class WidgetController {

  private static final String API = "/api/v1/me/widget";

  /** After this the frame asks the company's site for another token. */
  private static final Duration SESSION = Duration.ofMinutes(30);

  private static final int MOST_USES = 20;

  private final Settings settings;
  private final CompanyTokens tokens;
  private final CustomerLinks links;
  private final Customers customers;
  private final Conversations conversations;
  private final Desk desk;
  private final Consents consents;
  private final Choosing choosing;
  private final WayToAPerson person;
  private final Holdings holdings;
  private final Requests requests;
  private final MePage mePage;
  private final Pages pages;

  WidgetController(
      Settings settings,
      CompanyTokens tokens,
      CustomerLinks links,
      Customers customers,
      Conversations conversations,
      Desk desk,
      Consents consents,
      Choosing choosing,
      WayToAPerson person,
      Holdings holdings,
      Requests requests,
      MePage mePage,
      Pages pages) {
    this.settings = settings;
    this.tokens = tokens;
    this.links = links;
    this.customers = customers;
    this.conversations = conversations;
    this.desk = desk;
    this.consents = consents;
    this.choosing = choosing;
    this.person = person;
    this.holdings = holdings;
    this.requests = requests;
    this.mePage = mePage;
    this.pages = pages;
  }

  /** The frame itself, which knows nobody yet. */
  @GetMapping("/widget")
  ResponseEntity<String> frame(HttpServletRequest request) {
    if (settings.sites().isEmpty()) {
      throw new NotHere();
    }
    return pages.show("widget-frame", pages.page(request), Map.of());
  }

  /** Takes the company's token, which is good once, and gives a short one of ours for it. */
  @PostMapping(path = API + "/session", produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<String> begin(@RequestHeader("Authorization") String authorization) {
    return tokens
        .open(authorization.replaceFirst("^Bearer ", ""))
        .filter(customers::knows)
        .map(customer -> ResponseEntity.ok(links.sign(customer, SESSION)))
        .orElseGet(() -> ResponseEntity.status(HttpStatus.UNAUTHORIZED).build());
  }

  /**
   * Changes when there is something new to see. It tells that, not what: that is a recorded use.
   */
  @GetMapping(path = API + "/newest", produces = MediaType.TEXT_PLAIN_VALUE)
  String newest(@AuthenticationPrincipal CustomerId customer) {
    long said =
        conversations.of(customer).stream()
            .mapToLong(talk -> talk.lastMessageAt().toEpochMilli())
            .max()
            .orElse(0);
    long asked =
        consents.questions(customer).stream()
            .filter(question -> question.answeredAt().isEmpty())
            .count();
    return said + "-" + asked;
  }

  @GetMapping(API)
  ResponseEntity<String> see(
      HttpServletRequest request, @AuthenticationPrincipal CustomerId customer) {
    return show(pages.page(request), customer);
  }

  private ResponseEntity<String> show(Page page, CustomerId customer) {
    MePage.Known known = holdings.of(customer, MOST_USES);
    return pages.show(
        "widget",
        page,
        Map.of(
            "view", mePage.view(page, known, requests.of(customer)),
            "api", API,
            "newest", newest(customer)));
  }

  @PostMapping(API + "/messages")
  ResponseEntity<String> write(
      HttpServletRequest request,
      @AuthenticationPrincipal CustomerId customer,
      @RequestParam String text) {
    Page page = pages.page(request);
    if (!text.isBlank()) {
      String words = text.strip();
      String kept = words.substring(0, Math.min(words.length(), MeController.LONGEST_MESSAGE));
      conversations.of(customer).stream()
          .filter(each -> each.state() == Conversation.State.OPEN)
          .findFirst()
          .ifPresentOrElse(
              open -> desk.hear(open, kept), () -> desk.begin(customer, page.language(), kept));
    }
    return show(page, customer);
  }

  @PostMapping(API + "/person")
  ResponseEntity<String> person(
      HttpServletRequest request, @AuthenticationPrincipal CustomerId customer) {
    Page page = pages.page(request);
    person.take(customer, page);
    return show(page, customer);
  }

  @PostMapping(API + "/choices/{purpose}")
  ResponseEntity<String> choose(
      HttpServletRequest request,
      @AuthenticationPrincipal CustomerId customer,
      @PathVariable String purpose,
      @RequestParam String answer,
      @RequestParam String notice,
      @RequestParam String control,
      @RequestParam Optional<UUID> question) {
    Page page = pages.page(request);
    choosing.choose(
        customer,
        purpose,
        new Choosing.Form(answer, notice, control, question),
        page.language(),
        "widget");
    return show(page, customer);
  }

  /** Only the word itself lifts an objection; anything else objects. */
  @PostMapping(API + "/objections/{purpose}")
  ResponseEntity<String> object(
      HttpServletRequest request,
      @AuthenticationPrincipal CustomerId customer,
      @PathVariable String purpose,
      @RequestParam String answer,
      @RequestParam String notice) {
    Page page = pages.page(request);
    choosing.object(customer, purpose, answer, notice, page.language(), "widget");
    return show(page, customer);
  }
}
