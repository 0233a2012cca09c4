package dev.guestright.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.desk.Articles;
import dev.guestright.server.desk.Conversation;
import dev.guestright.server.identity.Role;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Where everybody gets at the addresses that matter most, to the letter (the table is locks.csv),
 * and what every address of the server has in common. Who may do what is AccessTest's.
 */
class LocksTest {

  private static final TestHouse HOUSE = TestHouse.shared();
  private static final Company COMPANY = new Company(HOUSE);
  private static final String PASSWORD = "a-password-for-a-test";
  private static final List<String> POLICY =
      List.of(
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "form-action 'self'",
          "base-uri 'none'",
          "frame-ancestors 'none'");

  /** Every field that any form has; each address takes those it knows. */
  private static final String[] FIELDS = {
    "text",
    "Hello",
    "solution",
    "",
    "purpose",
    "setup-help",
    "answer",
    "no",
    "notice",
    "old",
    "control",
    "choice-button",
    "username",
    "nobody",
    "password",
    "wrong"
  };

  private static final List<Line> TABLE = table();
  private static final UUID MISSING = UUID.fromString("00000000-0000-7000-8000-000000000000");

  private static Company.Guest customer;
  private static Conversation conversation;

  private record Line(String method, String path, List<String> expected) {}

  @BeforeAll
  static void peopleAndThings() {
    COMPANY.employs("locks-agent", "Maya", Role.AGENT, PASSWORD);
    COMPANY.employs("locks-lead", "Ines", Role.LEAD, PASSWORD);
    COMPANY.employs("locks-officer", "Karim", Role.DATA_PROTECTION_OFFICER, PASSWORD);
    customer = COMPANY.customer("Mira");
    conversation = customer.writes("How do I set up my router?");
    HOUSE.room(Articles.class).keep("locks", "en", "Locks", "# Locks");
  }

  private static Map<String, Visitor> everybody() {
    Map<String, Visitor> everybody = new LinkedHashMap<>();
    everybody.put("nobody", visitor());
    everybody.put("agent", visitor().signIn("locks-agent", PASSWORD));
    everybody.put("lead", visitor().signIn("locks-lead", PASSWORD));
    everybody.put("officer", visitor().signIn("locks-officer", PASSWORD));
    everybody.put("customer", visitor().comesBy(customer.link()));
    everybody.put("stranger", visitor().comesBy(COMPANY.customer("Ben").link()));
    return everybody;
  }

  private static Visitor visitor() {
    return new Visitor(HOUSE);
  }

  /** The lines of the table, and every other route of the server. */
  private static Stream<Line> everywhere() {
    return Stream.concat(
        TABLE.stream(),
        routes().stream()
            .map(route -> route.split(" ", 2))
            .map(parts -> new Line(parts[0], parts[1], List.of())));
  }

  private static Set<String> routes() {
    return HOUSE.room(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
        .flatMap(LocksTest::routes)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> routes(RequestMappingInfo info) {
    Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
    return info.getPatternValues().stream()
        .flatMap(pattern ->
            methods.isEmpty()
                ? Stream.of("GET " + pattern)
                : methods.stream().map(method -> method + " " + pattern));
  }

  @Test
  void everybodyGetsWhatTheirLineSaysAndNothingElse() {
    Map<String, Visitor> everybody = everybody();
    List<String> walked =
        TABLE.stream()
            .map(line ->
                row(line, everybody.values().stream().map(who -> outcome(line, tried(line, who)))))
            .toList();
    assertThat(walked)
        .isEqualTo(TABLE.stream().map(line -> row(line, line.expected().stream())).toList());
  }

  @Test
  void noFormIsTakenThatDidNotComeFromOneOfOurPages() {
    everybody()
        .forEach((name, who) ->
            everywhere()
                .filter(line -> !line.method().equals("GET"))
                // Programs carry a key and no cookie: there is nothing that a page could ride on.
                .filter(line -> !line.path().startsWith("/api/"))
                .forEach(line ->
                    assertThat(who.postWithoutToken(filled(line), FIELDS).status())
                        .as("%s at %s", name, line.path())
                        .isEqualTo(403)));
  }

  @Test
  void everyAnswerKeepsTheBrowserOnAShortLead() {
    Visitor agent = visitor().signIn("locks-agent", PASSWORD);
    Visitor mira = visitor().comesBy(customer.link());
    for (Visitor who : List.of(visitor(), agent, mira)) {
      everywhere()
          .filter(line -> line.method().equals("GET"))
          .forEach(line -> assertShortLead(line.path(), who.get(filled(line))));
    }
  }

  private static void assertShortLead(String path, Visitor.Seen seen) {
    assertThat(seen.header("content-security-policy").orElse(""))
        .as(path)
        .contains(POLICY)
        .doesNotContain("unsafe", "*", "http:", "https:", "data:");
    assertThat(seen.header("x-frame-options")).as(path).contains("DENY");
    assertThat(seen.header("x-content-type-options")).as(path).contains("nosniff");
    assertThat(seen.header("referrer-policy")).as(path).contains("no-referrer");
    assertThat(seen.header("server")).as(path).isEmpty();
    if (seen.header("content-type").orElse("").startsWith("text/html")) {
      assertThat(seen.header("cache-control").orElse("")).as(path).contains("no-store");
    }
  }

  @Test
  void noPageAsksAnybodyElseForAnything() {
    Visitor agent = visitor().signIn("locks-lead", PASSWORD);
    Visitor mira = visitor().comesBy(customer.link());
    for (Visitor who : List.of(visitor(), agent, mira)) {
      everywhere().filter(line -> line.method().equals("GET")).forEach(line -> tried(line, who));
      assertThat(who.addresses()).noneMatch(address -> address.matches("(?i)(https?:)?//.*"));
    }
  }

  @Test
  void theSessionsCookieIsOutOfReachOfScriptsAndOtherSites() {
    Visitor.Seen entered = visitor().get(customer.link().substring(HOUSE.url("").length()));
    assertThat(entered.header("set-cookie").orElse(""))
        .contains("HttpOnly", "SameSite=Lax", "Path=/");
  }

  private static Visitor.Seen tried(Line line, Visitor who) {
    return line.method().equals("POST") ? who.post(filled(line), FIELDS) : who.get(filled(line));
  }

  private static String filled(Line line) {
    return line.path()
            .replace("{id}", conversation.id().toString())
            .replace("{missing}", MISSING.toString())
            .replace("{staff}", MISSING.toString())
            .replace("{dataPoint}", "name")
            .replace("{item}", MISSING.toString())
            .replace("{language}", "en")
            .replace("{slug}", "locks")
            .replace("{purpose}", "setup-help")
            .replace("{version}", "1")
            .replaceAll("\\{[^}]+}", "none")
        + (line.path().equals("/me/enter") ? "?token=none" : "");
  }

  private static String outcome(Line line, Visitor.Seen seen) {
    if (seen.next().isEmpty()) {
      return Integer.toString(seen.status());
    }
    return "to "
        + seen.next()
            .replace(conversation.id().toString(), "{id}")
            .replaceFirst("#talk-.*", "#talk");
  }

  private static String row(Line line, Stream<String> outcomes) {
    return line.method() + " " + line.path() + ": " + outcomes.collect(Collectors.joining(", "));
  }

  private static List<Line> table() {
    return TestHouse.resource("/dev/guestright/server/web/locks.csv")
        .lines()
        .filter(line -> !line.startsWith("#") && !line.startsWith("method,"))
        .map(line -> line.split(","))
        .map(cells -> new Line(cells[0], cells[1], Arrays.asList(cells).subList(2, cells.length)))
        .toList();
  }
}
