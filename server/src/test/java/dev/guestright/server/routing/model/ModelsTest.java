package dev.guestright.server.routing.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.desk.Conversation;
import dev.guestright.server.desk.Desk;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.identity.Role;
import dev.guestright.server.routing.Routed;
import dev.guestright.server.routing.Routing;
import dev.guestright.server.routing.router.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/** A model's way: put in, in shadow, promoted by a person, rolled back. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ModelsTest {

  private static final String PASSWORD = "a-long-password";
  private static final String BROKEN = "My camera is broken and will not turn on";
  private static final String PAGE = "/governance/models";

  @TempDir private static Path directory;
  private static TestHouse house;
  private static Company.Guest mira;
  private static Actor.Staff karim;
  private static Visitor officer;
  private static Visitor lead;
  private static Model first;

  @BeforeAll
  static void open() throws IOException {
    Files.writeString(
        directory.resolve("routing.yaml"),
        """
        queues:
          - name: first-look
            says: {en: First look}
          - name: devices
            says: {en: Devices}
            intents: [fault]
          - name: money
            says: {en: Money matters}
            intents: [billing]
        people: first-look
        """);
    house = TestHouse.open(directory);
    Company company = new Company(house);
    karim = company.employs("karim", "Karim", Role.DATA_PROTECTION_OFFICER, PASSWORD);
    company.employs("ines", "Ines", Role.LEAD, PASSWORD);
    mira = company.customer("Mira");
    officer = new Visitor(house).signIn("karim", PASSWORD);
    lead = new Visitor(house).signIn("ines", PASSWORD);
    first = models().putIn(Trained.write(directory.resolve("one"), "Ada"), Trained.steady(40));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static Models models() {
    return house.room(Models.class);
  }

  private static Routed writes(String text) {
    Conversation talk = house.room(Desk.class).begin(mira.id(), "en", text);
    return house.room(Routing.class).newest(mira.id(), talk.id()).orElseThrow();
  }

  private static Model now(Model model) {
    return models().all().stream()
        .filter(each -> each.version().equals(model.version()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Order(1)
  void inShadowItReadsEveryMessageAndMovesNone() {
    Routed routed = writes(BROKEN);
    assertThat(routed.route().queue()).isEqualTo("first-look");
    assertThat(routed.route().chosen())
        .isInstanceOfSatisfying(
            Route.Chosen.ByPeople.class,
            people -> assertThat(people.because()).isEqualTo(Route.Because.NO_MODEL));
    assertThat(now(first).watched()).isEqualTo(1);
    assertThat(now(first).agreed()).as("it would have gone to devices").isZero();
    assertThat(officer.get("/governance").body()).contains("No model chooses queues.");
  }

  @Test
  @Order(2)
  void whatHasNotWatchedEnoughIsNotPromoted() {
    assertThat(officer.post(PAGE + "/" + first.version() + "/promote").body())
        .contains("It has not read enough messages in shadow yet.");
    assertThat(now(first).stage()).isEqualTo(Stage.SHADOW);
    for (int i = 1; i < Models.FEWEST_WATCHED; i++) {
      writes(BROKEN);
    }
    assertThat(now(first).watched()).isEqualTo(Models.FEWEST_WATCHED);
  }

  @Test
  @Order(3)
  void onlyAPersonWhoMayPromotesIt() {
    assertThat(lead.post(PAGE + "/" + first.version() + "/promote").status()).isEqualTo(403);
    assertThat(now(first).stage()).isEqualTo(Stage.SHADOW);
    assertThat(lead.get(PAGE).body()).contains("Ada").doesNotContain("/promote");
    assertThat(officer.post(PAGE + "/" + first.version() + "/promote").next()).isEqualTo(PAGE);
    assertThat(now(first).stage()).isEqualTo(Stage.LIVE);
    assertThat(now(first).promotedBy()).contains(karim.id());
    assertThat(officer.get(PAGE).body())
        .contains("Its word counts. Karim promoted it on", "Made up for a test", "First names");
    assertThat(officer.get("/governance").body())
        .contains("Model " + first.version() + " chooses queues.");
  }

  @Test
  @Order(4)
  void nowItsWordCountsWhereItIsSureAndExplainsItself() {
    Routed routed = writes(BROKEN);
    assertThat(routed.route().queue()).isEqualTo("devices");
    assertThat(house.room(Routing.class).parties(routed)).contains(karim.id());
    assertThat(new Visitor(house).comesBy(mira.link()).get("/me").body())
        .contains("It reads like “Something is broken”.", "These words weighed most: “")
        .contains("Version of the model: " + first.version());
    Routed polish = writes("Dzień dobry, moja lampa nie działa i proszę o pomoc, dziękuję bardzo");
    assertThat(polish.language()).isEqualTo("pl");
    assertThat(polish.route().queue()).isEqualTo("first-look");
    assertThat(new Visitor(house).comesBy(mira.link()).get("/me").body())
        .contains("Nobody has measured how good the model is in this language (Polish).");
  }

  @Test
  @Order(5)
  void aModelWhoseGateIsShutIsNeverPromotedWhoeverAsks() throws IOException {
    Model shut = models().putIn(Trained.write(directory.resolve("shut"), ""), Trained.steady(10));
    assertThat(shut.reasons())
        .anyMatch(reason -> reason.contains("who answers for the model"))
        .anyMatch(reason -> reason.contains("Swaps of name"));
    for (int i = 0; i < Models.FEWEST_WATCHED; i++) {
      writes(BROKEN);
    }
    assertThat(officer.post(PAGE + "/" + shut.version() + "/promote").body())
        .contains("Its gate is shut, so nobody can promote it.")
        .contains("who answers for the model");
    assertThat(now(shut).stage()).isEqualTo(Stage.SHADOW);
    assertThatThrownBy(() ->
            house
                .owner()
                .update(
                    """
                    UPDATE routing.model
                    SET stage = 'reserve', promoted_by = ?, promoted_at = now()
                    WHERE version = ?
                    """,
                    karim.id().value(),
                    shut.version()))
        .as("the database itself")
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  @Order(6)
  void oneClickPutsTheOneBeforeBackAndThenPeople() throws IOException {
    Model second =
        models().putIn(Trained.write(directory.resolve("two"), "Grace"), Trained.steady(40));
    for (int i = 0; i < Models.FEWEST_WATCHED; i++) {
      writes(BROKEN);
    }
    assertThat(now(second).agreed()).isEqualTo(Models.FEWEST_WATCHED);
    officer.post(PAGE + "/" + second.version() + "/promote");
    assertThat(now(first).stage()).isEqualTo(Stage.RESERVE);
    assertThat(lead.post(PAGE + "/" + second.version() + "/roll-back").next()).isEqualTo(PAGE);
    assertThat(now(second).stage()).isEqualTo(Stage.SHADOW);
    assertThat(now(first).stage()).isEqualTo(Stage.LIVE);
    assertThat(writes(BROKEN).route().chosen().opinion())
        .map(opinion -> opinion.version())
        .contains(first.version());
    lead.post(PAGE + "/" + first.version() + "/roll-back");
    assertThat(writes(BROKEN).route().queue()).isEqualTo("first-look");
    assertThat(models().rollBack(first.version(), karim.id()))
        .isInstanceOf(Models.Outcome.NotNow.class);
  }

  @Test
  @Order(7)
  void eachStepIsInTheLog() {
    List<String> steps =
        house
            .sql()
            .queryForList("SELECT body FROM trail.entry ORDER BY entry_id", byte[].class)
            .stream()
            .map(body -> new String(body, StandardCharsets.UTF_8))
            .filter(body -> body.contains("\"act\":\"model\""))
            .map(body -> body.replaceAll(".*\"step\":\"([a-z-]+)\".*", "$1"))
            .toList();
    assertThat(steps)
        .containsExactly(
            "put-in",
            "promote",
            "put-in",
            "put-in",
            "replace",
            "promote",
            "roll-back",
            "bring-back",
            "roll-back");
  }
}
