package dev.guestright.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.desk.Conversation;
import dev.guestright.server.identity.Role;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route of the server, from the server's own mappings, tried by every role on what is a
 * customer's own, what is another's and what is not there: the table {@link Access} is the whole of
 * who may do what.
 */
class AccessTest {

  private static final TestHouse HOUSE = TestHouse.shared();
  private static final Company COMPANY = new Company(HOUSE);
  private static final String PASSWORD = "a-password-for-a-test";
  private static final UUID MISSING = UUID.fromString("00000000-0000-7000-8000-000000000000");

  /** They end a session, or a conversation that the others are tried on: LocksTest tries them. */
  private static final Set<String> LAST =
      Set.of("POST /sign-out", "POST /me/leave", "POST /desk/{id}/close");

  /** Fields that a customer's forms need before they look for what the form is about. */
  private static final String[] FIELDS = {"text", "Hello", "answer", "no", "purpose", "none"};

  private static final Map<Role, Visitor> STAFF = new EnumMap<>(Role.class);
  private static Visitor nobody;
  private static Visitor customer;
  private static Conversation own;
  private static Conversation others;

  @BeforeAll
  static void everybodyComesIn() {
    for (Role role : Role.values()) {
      if (role != Role.API_CLIENT) {
        String name = "access-" + role.charterName();
        COMPANY.employs(name, "Somebody", role, PASSWORD);
        STAFF.put(role, new Visitor(HOUSE).signIn(name, PASSWORD));
      }
    }
    Company.Guest mira = COMPANY.customer("Mira");
    nobody = new Visitor(HOUSE);
    customer = new Visitor(HOUSE).comesBy(mira.link());
    own = mira.writes("How do I set up my router?");
    others = COMPANY.customer("Ben").writes("A word from Ben");
  }

  private static Set<String> routes() {
    Set<String> routes = new TreeSet<>();
    for (RequestMappingInfo info :
        HOUSE.room(RequestMappingHandlerMapping.class).getHandlerMethods().keySet()) {
      Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
      for (String pattern : info.getPatternValues()) {
        if (methods.isEmpty()) {
          routes.add("ANY " + pattern);
        }
        methods.forEach(method -> routes.add(method + " " + pattern));
      }
    }
    return routes;
  }

  private static Access line(String route) {
    String[] parts = route.split(" ", 2);
    return Access.of(parts[0], parts[1]).orElseThrow(() -> new AssertionError(advice(route)));
  }

  private static String advice(String route) {
    return route
        + " has no line in the table of who may do what, so the server refuses it to everybody."
        + " Put \""
        + route
        + "\" into web/Access.java: into the line of what it is part of, or into a line of its"
        + " own, which then needs its words (access.…) in words_en, _de, _fr and _es.";
  }

  @Test
  void everyRouteOfTheServerHasALine() {
    assertThat(routes()).hasSizeGreaterThan(10).allSatisfy(AccessTest::line);
  }

  /** A line for a route that is gone would open the next route of that name to the wrong people. */
  @Test
  void noLineNamesARouteThatIsGone() {
    Set<String> routes = routes();
    Set<String> byFilters =
        Set.of(
            "POST /sign-out",
            "POST /me/leave",
            "GET /oauth2/authorization/provider",
            "GET /login/oauth2/code/provider");
    assertThat(Stream.of(Access.values()).flatMap(line -> line.routes().stream()))
        .filteredOn(route -> !route.pattern().contains(".") && !route.pattern().contains("**"))
        .allSatisfy(route ->
            assertThat(routes.contains(route.toString()) || byFilters.contains(route.toString()))
                .as("%s stands in Access, and no controller answers there", route)
                .isTrue());
  }

  @Test
  void everyLineHasWordsInEveryLanguage() {
    for (String language : Words.LANGUAGES) {
      assertThat(Access.values())
          .allSatisfy(line -> assertThat(Words.in(language).sayOr(line.words(), "")).isNotEmpty());
    }
  }

  @Test
  void staffGetInWhereTheirRoleHasALineAndNowhereElse() {
    STAFF.forEach((role, who) ->
        each((route, line) ->
            assertThat(filled(route))
                .allSatisfy(path -> {
                  boolean mayPass = line.who().anybody() || line.who().roles().contains(role);
                  assertThat(isIn(line, tried(who, route, path)))
                      .as("whether %s gets in at %s", role, route)
                      .isEqualTo(mayPass);
                })));
  }

  @Test
  void whoDidNotSignInGetsOnlyWhatAnybodyGets() {
    each((route, line) ->
        assertThat(filled(route))
            .allSatisfy(path ->
                assertThat(isIn(line, tried(nobody, route, path)))
                    .as("whether nobody in particular gets in at %s", route)
                    .isEqualTo(line.who().anybody())));
  }

  @Test
  void aCustomerGetsWhatIsTheirsAndNeverAWordOfWhatIsAnothers() {
    each((route, line) -> {
      boolean mayPass = line.who().anybody() || line.who().customers();
      assertThat(isIn(line, tried(customer, route, route(route, own.id().value()))))
          .as("whether a customer gets in at %s", route)
          .isEqualTo(mayPass);
      if (line.who().customers() && route.contains("{id}")) {
        Visitor.Seen another = tried(customer, route, route(route, others.id().value()));
        Visitor.Seen missing = tried(customer, route, route(route, MISSING));
        assertThat(another.status())
            .as("%s on another's; does it need a field that FIELDS lacks?", route)
            .isEqualTo(404)
            .isEqualTo(missing.status());
        assertThat(another.body()).as(route).isEqualTo(missing.body());
      }
    });
  }

  private interface Look {
    void at(String route, Access line);
  }

  private static void each(Look look) {
    routes().stream()
        .filter(Predicate.not(LAST::contains))
        .forEach(route -> look.at(route, line(route)));
  }

  private static List<String> filled(String route) {
    return route.contains("{id}")
        ? List.of(route(route, own.id().value()), route(route, MISSING))
        : List.of(route(route, MISSING));
  }

  /** The path of a route with this object in it; what else it names is not there. */
  private static String route(String route, UUID id) {
    return route
        .substring(route.indexOf(' ') + 1)
        .replace("{id}", id.toString())
        .replaceAll("\\{[^}]+}", "none");
  }

  private static Visitor.Seen tried(Visitor who, String route, String path) {
    return route.startsWith("GET ") || route.startsWith("ANY ")
        ? who.get(path)
        : who.post(path, FIELDS);
  }

  /** Whether the porter let somebody in: whatever the page then said. */
  private static boolean isIn(Access line, Visitor.Seen seen) {
    boolean sentAway = seen.next().equals("/sign-in") || seen.next().equals("/me");
    boolean mayBeSent = line.who().anybody();
    return seen.status() != 403 && seen.status() != 401 && (mayBeSent || !sentAway);
  }
}
