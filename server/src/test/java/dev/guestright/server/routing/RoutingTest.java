package dev.guestright.server.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.desk.Conversation;
import dev.guestright.server.desk.Conversations;
import dev.guestright.server.desk.Desk;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.identity.Role;
import dev.guestright.server.oversight.appeal.About;
import dev.guestright.server.oversight.appeal.Appeal;
import dev.guestright.server.oversight.appeal.Appeals;
import dev.guestright.server.privacy.By;
import dev.guestright.server.privacy.Erasures;
import dev.guestright.server.routing.router.Need;
import dev.guestright.server.routing.router.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/** A message's way into its queue, told to whoever wrote it and whoever answers, and contested. */
class RoutingTest {

  private static final String PASSWORD = "a-long-password";
  private static final String SMOKE = "My Kanari9 lamp is smoking, what now?";

  @TempDir private static Path directory;
  private static TestHouse house;
  private static Company company;
  private static Actor.Staff maya;
  private static Actor.Staff rita;

  private Company.Guest mira;
  private Visitor customer;

  @BeforeAll
  static void open() throws IOException {
    Files.writeString(
        directory.resolve("routing.yaml"),
        """
        queues:
          - name: first-look
            says: {en: First look, de: Erster Blick, fr: Premier regard, es: Primera mirada}
          - name: devices
            says: {en: Devices}
            intents: [fault, setup]
        people: first-look
        """);
    house = TestHouse.open(directory);
    company = new Company(house);
    maya = company.employs("maya", "Maya", Role.AGENT, PASSWORD);
    rita = company.employs("rita", "Rita", Role.REVIEWER, PASSWORD);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @BeforeEach
  void miraIsACustomer() {
    mira = company.customer("Mira");
    customer = new Visitor(house).comesBy(mira.link());
  }

  private Conversation writes(String text) {
    return house.room(Desk.class).begin(mira.id(), "en", text);
  }

  private static Conversations conversations() {
    return house.room(Conversations.class);
  }

  private static Conversations.Placement placed(Conversation talk) {
    return java.util.Objects.requireNonNull(
        conversations().placements(List.of(talk.id())).get(talk.id()));
  }

  private Routed newest(Conversation talk) {
    return house.room(Routing.class).newest(mira.id(), talk.id()).orElseThrow();
  }

  private static List<String> order() {
    return conversations().open(Optional.empty(), 10_000).conversations().stream()
        .map(Conversation::code)
        .toList();
  }

  @Test
  void whatIsPressingComesBeforeItsTurnAndNobodyLosesMoreThanThat() {
    Conversation early = writes("How do I set up my lamp?");
    house.letPass(Duration.ofHours(7));
    Conversation pressing = writes(SMOKE);
    assertThat(placed(pressing).headStart()).isEqualTo(Need.SAFETY.usual());
    assertThat(order().indexOf(pressing.code())).isLessThan(order().indexOf(early.code()));
    assertThat(conversations().before(early)).isPositive();
    house.letPass(Duration.ofHours(2));
    Conversation later = writes(SMOKE);
    assertThat(order().indexOf(later.code())).isGreaterThan(order().indexOf(early.code()));
    conversations().setState(early, Conversation.State.CLOSED);
    conversations().setState(pressing, Conversation.State.CLOSED);
    conversations().setState(later, Conversation.State.CLOSED);
  }

  @Test
  void theDatabaseItselfKeepsTheBound() {
    Conversation talk = writes("Hello");
    assertThatThrownBy(() ->
            house
                .owner()
                .update(
                    "UPDATE desk.conversation SET head_start = '25 hours' WHERE conversation_id ="
                        + " ?",
                    talk.id().value()))
        .isInstanceOf(DataAccessException.class);
    house
        .owner()
        .update(
            "UPDATE desk.conversation SET due_at = '1999-01-01' WHERE conversation_id = ?",
            talk.id().value());
    assertThat(
            house
                .owner()
                .queryForObject(
                    """
                    SELECT due_at = last_message_at - head_start
                    FROM desk.conversation
                    WHERE conversation_id = ?
                    """,
                    Boolean.class,
                    talk.id().value()))
        .isTrue();
  }

  @Test
  void whatACustomerAddsMayOnlyBringThemForward() {
    Conversation talk = writes("My router blinks");
    Instant since = conversations().find(talk.id()).orElseThrow().lastMessageAt();
    house.room(Desk.class).hear(conversations().find(talk.id()).orElseThrow(), "It is on fire!");
    assertThat(placed(talk).headStart()).isEqualTo(Need.SAFETY.usual());
    assertThat(newest(talk).route().need()).isEqualTo(Need.SAFETY);
    house.room(Desk.class).hear(conversations().find(talk.id()).orElseThrow(), "Are you there?");
    assertThat(placed(talk).headStart()).isEqualTo(Need.SAFETY.usual());
    assertThat(conversations().find(talk.id()).orElseThrow().lastMessageAt()).isEqualTo(since);
  }

  @Test
  void whatCameInByAnImportIsRoutedWithItsNextMessage() {
    Conversation talk = mira.writes("An old question");
    assertThat(house.room(Routing.class).newest(mira.id(), talk.id())).isEmpty();
    house.room(Desk.class).hear(conversations().find(talk.id()).orElseThrow(), "Hello?");
    assertThat(placed(talk).queue()).isEqualTo("first-look");
    assertThat(newest(talk).route().chosen()).isNotInstanceOf(Route.Chosen.Stays.class);
  }

  @Test
  void theRecordHoldsNoWordAndTheLogNoPersonalData() {
    Conversation talk = writes(SMOKE);
    String row =
        house
            .owner()
            .queryForList(
                "SELECT r::text FROM routing.route r WHERE conversation_id = ?",
                String.class,
                talk.id().value())
            .toString();
    assertThat(row).contains("fire-smoke-or-gas").doesNotContain("smoking", "Kanari9", "lamp");
    assertThat(bodies("route")).isNotEmpty().noneMatch(body -> body.contains("Kanari9"));
    assertThat(bodies("route").getLast())
        .doesNotContain(mira.id().toString(), talk.id().toString(), "safety");
  }

  private static List<String> bodies(String act) {
    return house
        .sql()
        .queryForList("SELECT body FROM trail.entry ORDER BY entry_id", byte[].class)
        .stream()
        .map(body -> new String(body, StandardCharsets.UTF_8))
        .filter(body -> body.contains("\"act\":\"" + act + "\""))
        .toList();
  }

  @Test
  void whoeverWroteAndWhoeverAnswersReadTheSameReasons() {
    Conversation talk = writes(SMOKE);
    assertThat(customer.get("/me").body())
        .contains("How we sorted this message")
        .contains("It is in the queue “First look” and comes 8 h before its turn.")
        .contains("because it speaks of fire, smoke or gas", "The words for that: “smoking”.")
        .contains("people decide where it belongs", "Never at who wrote it");
    assertThat(signedIn("maya").get("/desk/" + talk.id()).body())
        .contains("Why it is here", "The words for that: “smoking”.");
  }

  private static Visitor signedIn(String name) {
    return new Visitor(house).signIn(name, PASSWORD);
  }

  @Test
  void anAgentPutsItElsewhereAndTheDecisionStaysOnRecord() {
    Conversation talk = writes("My router blinks");
    Routed routed = newest(talk);
    Visitor agent = signedIn("maya");
    assertThat(
            agent
                .post(
                    "/desk/" + talk.id() + "/route",
                    "queue",
                    "devices",
                    "need",
                    "service-down",
                    "label",
                    "fault")
                .next())
        .isEqualTo("/desk/" + talk.id());
    assertThat(placed(talk))
        .isEqualTo(new Conversations.Placement("devices", Need.SERVICE_DOWN.usual()));
    assertThat(newest(talk)).isEqualTo(routed);
    assertThat(house.room(Routing.class).parties(routed)).contains(maya.id());
    assertThat(bodies("override")).isNotEmpty();
    assertThat(agent.get("/desk?queue=devices").body()).contains(talk.code());
    assertThat(agent.get("/desk?queue=first-look").body()).doesNotContain(talk.code());
    assertThat(
            agent.post("/desk/" + talk.id() + "/route", "queue", "vip", "need", "safety").status())
        .isEqualTo(404);
  }

  @Test
  void aRouteThatWasWrongGivesPlaceAndWaitingTimeBack() {
    Conversation talk = writes("My router blinks");
    Instant since = conversations().find(talk.id()).orElseThrow().lastMessageAt();
    Visitor agent = signedIn("maya");
    agent.post(
        "/desk/" + talk.id() + "/route", "queue", "devices", "need", "ordinary", "label", "");
    house.letPass(Duration.ofMinutes(5));
    house
        .room(Desk.class)
        .reply(maya, conversations().find(talk.id()).orElseThrow(), "Wait.", List.of());
    conversations().setState(talk, Conversation.State.CLOSED);
    Routed routed = newest(talk);
    assertThat(customer.post("/me/routes/" + routed.id() + "/appeal").next())
        .startsWith("/me#appeal-");
    Appeal appeal = house.room(Appeals.class).of(mira.id()).getFirst();
    assertThat(appeal.about().kind()).isEqualTo(About.Kind.ROUTED);
    assertThat(appeal.parties()).contains(maya.id());
    assertThat(signedIn("rita").get("/governance/appeals/" + appeal.id()).body())
        .contains("My router blinks", "First look", "people decide where it belongs");
    house.room(Appeals.class).overturn(appeal.id(), rita.id(), "A person should look.");
    Conversation back = conversations().find(talk.id()).orElseThrow();
    assertThat(back.state()).isEqualTo(Conversation.State.OPEN);
    assertThat(back.lastMessageAt()).isEqualTo(since);
    assertThat(placed(talk).queue()).isEqualTo("first-look");
    assertThat(customer.get("/me").body()).contains("A person should look.");
  }

  @Test
  void anothersRouteCannotBeContested() {
    Routed routed = newest(writes("My router blinks"));
    Visitor ben = new Visitor(house).comesBy(company.customer("Ben").link());
    assertThat(ben.post("/me/routes/" + routed.id() + "/appeal").status()).isEqualTo(404);
  }

  @Test
  void aQueueThatThePlanDoesNotNameForgetsNobody() {
    Conversation talk = writes("My router blinks");
    house
        .owner()
        .update(
            "UPDATE desk.conversation SET queue = 'gone' WHERE conversation_id = ?",
            talk.id().value());
    conversations().rehome(List.of("first-look", "devices"), "first-look");
    assertThat(placed(talk).queue()).isEqualTo("first-look");
  }

  @Test
  void routesAreGoneWithTheirCustomerAndAfterAYear() {
    writes(SMOKE);
    house
        .room(Erasures.class)
        .erase(mira.id(), house.room(CharterInForce.class).charter().controller(), By.CUSTOMER);
    assertThat(house.room(Routing.class).of(mira.id())).isEmpty();
    mira = company.customer("Mira again");
    Conversation talk = writes(SMOKE);
    house
        .owner()
        .update(
            "UPDATE routing.route SET at = at - interval '366 days' WHERE conversation_id = ?",
            talk.id().value());
    assertThat(house.room(Routing.class).forgetOld()).isPositive();
    assertThat(house.room(Routing.class).of(mira.id())).isEmpty();
  }
}
