package dev.guestright.server.privacy;

import dev.guestright.charter.DataPoint;
import dev.guestright.charter.Purpose;
import dev.guestright.server.consent.Evidence;
import dev.guestright.server.desk.Conversations;
import dev.guestright.server.gateway.Gateway;
import dev.guestright.server.house.House;
import dev.guestright.server.identity.Customers;
import dev.guestright.server.identity.SignedIn;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.privacy.upstream.Upstream;
import dev.guestright.server.web.NotHere;
import dev.guestright.server.web.Page;
import dev.guestright.server.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** Where staff answer what customers asked, and act for those who asked by letter or telephone. */
@RestController
@RequestMapping("/governance/rights")
class OfficeController {

  private static final int MOST_TOLD = 200;
  private static final String OBJECT = "object:";
  private static final String CORRECT = "correct:";

  private final Requests requests;
  private final Upstream upstream;
  private final Rights rights;
  private final Erasures erasures;
  private final Taking taking;
  private final Customers customers;
  private final House house;
  private final Pages pages;

  OfficeController(
      Requests requests,
      Upstream upstream,
      Rights rights,
      Erasures erasures,
      Taking taking,
      Customers customers,
      House house,
      Pages pages) {
    this.requests = requests;
    this.upstream = upstream;
    this.rights = rights;
    this.erasures = erasures;
    this.taking = taking;
    this.customers = customers;
    this.house = house;
    this.pages = pages;
  }

  @GetMapping
  ResponseEntity<String> waiting(
      HttpServletRequest request,
      @RequestParam Optional<String> unknown,
      @RequestParam Optional<String> unsaid) {
    Page page = pages.page(request);
    return pages.show(
        "office",
        page,
        Map.of(
            "waiting",
            requests.open().stream().map(each -> waiting(page, each)).toList(),
            "unknown",
            unknown.isPresent(),
            "unsaid",
            unsaid.isPresent(),
            "objections",
            rights.charter().purposes().values().stream()
                .filter(Rights::canBeObjectedTo)
                .map(purpose ->
                    new OfficeView.Choice(
                        OBJECT + purpose.name(), purpose.benefit().in(page.language())))
                .toList(),
            "corrections",
            rights.charter().dataPoints().values().stream()
                .filter(point -> !point.name().equals(Conversations.MESSAGES))
                .map(point ->
                    new OfficeView.Choice(CORRECT + point.name(), point.says().in(page.language())))
                .toList(),
            "told",
            upstream.open(MOST_TOLD).stream().map(each -> told(page, each)).toList()));
  }

  private OfficeView.Told told(Page page, Upstream.Notice notice) {
    return new OfficeView.Told(
        "/governance/rights/told/" + notice.id(),
        notice.system(),
        page.say("told.event." + notice.event().stored(), about(page, notice)),
        page.words().dateTime(notice.madeAt(), page.now()),
        page.say("told.state." + notice.told().stored())
            + notice
                .trouble()
                .map(trouble -> " " + page.say("told.trouble", notice.tries(), trouble))
                .orElse(""));
  }

  private String about(Page page, Upstream.Notice notice) {
    return notice
        .about()
        .flatMap(name -> rights.charter().dataPoint(name))
        .map(point -> page.say("quoted", point.says().in(page.language())))
        .or(notice::about)
        .orElse("");
  }

  /** A person has told a system themselves, or done there what it would not do. */
  @PostMapping("/told/{id}")
  ResponseEntity<Void> toldByHand(@PathVariable UUID id) {
    if (!upstream.byHand(id)) {
      throw new NotHere();
    }
    return to("/governance/rights#told");
  }

  private OfficeView.Waiting waiting(Page page, Request request) {
    return new OfficeView.Waiting(
        "/governance/rights/" + request.id(),
        what(page, request),
        page.words().date(request.askedAt()),
        due(page, request),
        request.isLate(page.now()));
  }

  private String what(Page page, Request request) {
    return page.say("office." + request.right().stored())
        + request
            .dataPoint()
            .flatMap(name -> rights.charter().dataPoint(name))
            .map(point -> ": " + point.says().in(page.language()))
            .orElse("");
  }

  private static String due(Page page, Request request) {
    return page.words().date(request.dueOn().atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  @GetMapping("/{id}")
  ResponseEntity<String> open(
      HttpServletRequest request, @AuthenticationPrincipal SignedIn who, @PathVariable UUID id) {
    Page page = pages.page(request);
    Request asked = waiting(id);
    Gateway.OfRequest opened = rights.open(who.staff(), asked);
    return pages.show(
        "office-request",
        page,
        Map.of(
            "opened",
            new OfficeView.Opened(
                "/governance/rights/" + asked.id(),
                what(page, asked),
                page.words().date(asked.askedAt()),
                due(page, asked),
                opened.facts().stream()
                    .map(
                        fact -> new OfficeView.Value(fact.id().toString(), FactText.of(page, fact)))
                    .toList(),
                opened.facts().size() > 1,
                opened.words().orElse(""),
                asked
                    .extension()
                    .map(extension -> page.say("longer." + extension.because().stored())),
                asked.mayTakeLonger(page.now())),
            "longer",
            Arrays.stream(Extension.Why.values()).map(Extension.Why::stored).toList(),
            "reasons",
            Arrays.stream(Reason.values()).map(Reason::stored).toList()));
  }

  private Request waiting(UUID id) {
    return requests
        .find(id)
        .filter(found -> found.progress() == Progress.WITH_A_PERSON)
        .orElseThrow(NotHere::new);
  }

  /** Only the word itself does what was asked; a no needs its reason, and so does more time. */
  @PostMapping("/{id}")
  ResponseEntity<Void> answer(
      @AuthenticationPrincipal SignedIn who,
      @PathVariable UUID id,
      @RequestParam String answer,
      @RequestParam Optional<UUID> item,
      @RequestParam Optional<String> reason) {
    Request asked = waiting(id);
    switch (answer) {
      case "done" -> rights.accept(who.staff(), asked, item);
      case "longer" ->
          requests.takeLonger(
              asked, who.staff().id(), reason.flatMap(Extension.Why::of).orElseThrow(NotHere::new));
      default ->
          rights.refuse(who.staff(), asked, reason.flatMap(Reason::of).orElseThrow(NotHere::new));
    }
    return to("/governance/rights");
  }

  /** Acts for a customer who asked by another way, and whom the member of staff has checked. */
  @PostMapping
  ResponseEntity<?> onBehalf(
      HttpServletRequest request,
      @RequestParam String system,
      @RequestParam String reference,
      @RequestParam String right,
      @RequestParam Optional<String> words) {
    CustomerId customer =
        new CustomerId(house.keys().idOf("customer", system.strip(), reference.strip()));
    if (!customers.knows(customer)) {
      return to("/governance/rights?unknown=1");
    }
    Page page = pages.page(request);
    return switch (right) {
      case "take" -> take(page, customer);
      case "erase" -> erase(customer);
      case "restrict" -> restrict(customer);
      default -> about(page, customer, right, words.map(String::strip).orElse(""));
    };
  }

  /** What is about one purpose or one data point: its name stands behind the right's. */
  private ResponseEntity<Void> about(Page page, CustomerId customer, String right, String words) {
    String name = right.substring(right.indexOf(':') + 1);
    if (right.startsWith(OBJECT)) {
      Purpose purpose =
          rights.charter().purpose(name).filter(Rights::canBeObjectedTo).orElseThrow(NotHere::new);
      Evidence evidence = new Evidence("on-behalf", page.language(), "staff", Optional.empty());
      rights.object(customer, purpose, true, evidence, By.STAFF);
    } else if (right.startsWith(CORRECT)) {
      DataPoint point = rights.charter().dataPoint(name).orElseThrow(NotHere::new);
      if (words.isEmpty() || words.length() > RightsController.LONGEST_WORDS) {
        return to("/governance/rights?unsaid=1");
      }
      rights.correctOnBehalf(customer, point, words);
    } else {
      throw new NotHere();
    }
    return to("/governance/rights");
  }

  private ResponseEntity<byte[]> take(Page page, CustomerId customer) {
    return file("customer-data.zip", "application/zip", taking.take(page, customer, By.STAFF));
  }

  private ResponseEntity<byte[]> erase(CustomerId customer) {
    Erasures.Certificate certificate =
        erasures.erase(customer, rights.charter().controller(), By.STAFF).orElseThrow(NotHere::new);
    return file(
        "erasure-certificate.json",
        MediaType.APPLICATION_JSON_VALUE,
        certificate.receipt().json().getBytes(StandardCharsets.UTF_8));
  }

  private ResponseEntity<Void> restrict(CustomerId customer) {
    List<DataPoint> points = List.copyOf(rights.charter().dataPoints().values());
    points.forEach(point -> rights.restrict(customer, point, true, By.STAFF));
    return to("/governance/rights");
  }

  private static ResponseEntity<byte[]> file(String name, String type, byte[] content) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type))
        .header(
            "Content-Disposition",
            ContentDisposition.attachment().filename(name).build().toString())
        .body(content);
  }

  private static ResponseEntity<Void> to(String place) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(place)).build();
  }
}
