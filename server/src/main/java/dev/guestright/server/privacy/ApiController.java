package dev.guestright.server.privacy;

import dev.guestright.charter.Charter;
import dev.guestright.charter.DataPoint;
import dev.guestright.charter.Purpose;
import dev.guestright.server.consent.ChoiceMade;
import dev.guestright.server.consent.ConsentRecord;
import dev.guestright.server.consent.Consents;
import dev.guestright.server.consent.Evidence;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.web.NotHere;
import dev.guestright.server.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The customer's rights for programs: with the customer's own token ({@code Authorization: Bearer},
 * the one that their link carries), or within their session.
 */
@RestController
@RequestMapping("/api/v1/me")
class ApiController {

  private final Rights rights;
  private final Requests requests;
  private final Holdings holdings;
  private final Consents consents;
  private final Erasures erasures;
  private final Taking taking;
  private final Takeaway takeaway;
  private final Pages pages;
  private final ApplicationEventPublisher events;

  ApiController(
      Rights rights,
      Requests requests,
      Holdings holdings,
      Consents consents,
      Erasures erasures,
      Taking taking,
      Takeaway takeaway,
      Pages pages,
      ApplicationEventPublisher events) {
    this.rights = rights;
    this.requests = requests;
    this.holdings = holdings;
    this.consents = consents;
    this.erasures = erasures;
    this.taking = taking;
    this.takeaway = takeaway;
    this.pages = pages;
    this.events = events;
  }

  @GetMapping
  ResponseEntity<String> see(
      HttpServletRequest request, @AuthenticationPrincipal CustomerId customer) {
    MePage.Known known = holdings.of(customer, RightsController.EVERY_USE);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(takeaway.json(rights.charter(), known, pages.page(request).now()));
  }

  @GetMapping("/takeaway")
  ResponseEntity<byte[]> take(
      HttpServletRequest request, @AuthenticationPrincipal CustomerId customer) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/zip"))
        .body(taking.take(pages.page(request), customer, By.CUSTOMER));
  }

  /** A request as programs read it. */
  record Told(
      UUID id,
      String right,
      String state,
      String askedAt,
      String dueOn,
      @Nullable String longerBecause,
      @Nullable String reason) {
    static Told of(Request request) {
      return new Told(
          request.id(),
          request.right().stored(),
          request.progress().stored(),
          request.askedAt().toString(),
          request.dueOn().toString(),
          request.extension().map(extension -> extension.because().stored()).orElse(null),
          request.reason().map(Reason::stored).orElse(null));
    }
  }

  @GetMapping("/requests")
  List<Told> requests(@AuthenticationPrincipal CustomerId customer) {
    return requests.of(customer).stream().map(Told::of).toList();
  }

  /** What came of a choice. */
  record Chosen(UUID id, String purpose, String act, String at, @Nullable String expiresAt) {}

  @PostMapping("/choices/{purpose}")
  ResponseEntity<?> choose(
      @AuthenticationPrincipal CustomerId customer,
      @PathVariable String purpose,
      @RequestBody ChoiceByApi choice) {
    Charter charter = rights.charter();
    Purpose declared = charter.purpose(purpose).filter(Purpose::isAsked).orElseThrow(NotHere::new);
    List<ChoiceByApi.Wrong> wrong = choice.wrong(purpose, charter.notice(purpose).digest());
    if (!wrong.isEmpty()) {
      return problem("This is no choice that counts", wrong);
    }
    Evidence evidence = evidence(choice, charter);
    ConsentRecord made =
        choice.isYes()
            ? consents.give(customer, declared, charter.notice(purpose), evidence)
            : consents.refuse(customer, charter.notice(purpose), evidence);
    events.publishEvent(new ChoiceMade(customer, purpose, made.isYes()));
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(
            new Chosen(
                made.id().value(),
                purpose,
                made.act().name().toLowerCase(java.util.Locale.ROOT),
                made.at().toString(),
                made.expiresAt().map(Object::toString).orElse(null)));
  }

  private static Evidence evidence(ChoiceByApi choice, Charter charter) {
    ChoiceByApi.Control control = choice.control();
    String kind = control == null || control.kind() == null ? "none" : control.kind();
    return new Evidence(
        "api:" + kind,
        or(choice.language(), charter.languages().getFirst()),
        or(choice.channel(), "api"),
        Optional.empty());
  }

  private static String or(@Nullable String given, String otherwise) {
    return given == null || given.isBlank() ? otherwise : given;
  }

  private static ResponseEntity<ProblemDetail> problem(
      String title, List<ChoiceByApi.Wrong> wrong) {
    ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    problem.setTitle(title);
    problem.setDetail("Nothing was recorded. See each error for what to do.");
    problem.setProperty("errors", wrong);
    return ResponseEntity.unprocessableContent().body(problem);
  }

  /** What to do with a purpose or a data point. */
  record Change(boolean on) {}

  @PostMapping("/objections/{purpose}")
  List<Told> object(
      @AuthenticationPrincipal CustomerId customer,
      @PathVariable String purpose,
      @RequestBody Change change) {
    Purpose declared =
        rights.charter().purpose(purpose).filter(Rights::canBeObjectedTo).orElseThrow(NotHere::new);
    String language = rights.charter().languages().getFirst();
    rights.object(
        customer,
        declared,
        change.on(),
        new Evidence("api:objection", language, "api", Optional.empty()),
        By.CUSTOMER);
    return requests(customer);
  }

  @PostMapping("/restrictions/{dataPoint}")
  List<Told> restrict(
      @AuthenticationPrincipal CustomerId customer,
      @PathVariable String dataPoint,
      @RequestBody Change change) {
    rights.restrict(customer, declared(dataPoint), change.on(), By.CUSTOMER);
    return requests(customer);
  }

  private DataPoint declared(String dataPoint) {
    return rights.charter().dataPoint(dataPoint).orElseThrow(NotHere::new);
  }

  /** What is right instead. */
  record Correction(@Nullable String words) {}

  @PostMapping("/corrections/{dataPoint}/{item}")
  ResponseEntity<?> correct(
      @AuthenticationPrincipal CustomerId customer,
      @PathVariable String dataPoint,
      @PathVariable UUID item,
      @RequestBody Correction correction) {
    DataPoint point = declared(dataPoint);
    String words = or(correction.words(), "").strip();
    if (words.isEmpty() || words.length() > RightsController.LONGEST_WORDS) {
      return problem(
          "This corrects nothing",
          List.of(
              new ChoiceByApi.Wrong(
                  "/words", "what-is-right", "Say what is right, in 1 to 2,000 characters.")));
    }
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(Told.of(rights.correct(customer, point, item, words, By.CUSTOMER)));
  }

  /** Only this word erases. */
  record Sure(@Nullable String sure) {}

  @PostMapping("/erasure")
  ResponseEntity<?> erase(@AuthenticationPrincipal CustomerId customer, @RequestBody Sure sure) {
    if (!"erase".equals(sure.sure())) {
      return problem(
          "Nothing was erased",
          List.of(
              new ChoiceByApi.Wrong(
                  "/sure", "erase-is-for-ever", "Send {\"sure\": \"erase\"} to erase for ever.")));
    }
    return erasures
        .erase(customer, rights.charter().controller(), By.CUSTOMER)
        .<ResponseEntity<?>>map(made ->
            ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(made.receipt().json()))
        .orElseThrow(NotHere::new);
  }
}
