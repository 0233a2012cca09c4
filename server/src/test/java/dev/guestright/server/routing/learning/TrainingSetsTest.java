package dev.guestright.server.routing.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.desk.Conversation;
import dev.guestright.server.desk.Desk;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.identity.Role;
import dev.guestright.server.privacy.By;
import dev.guestright.server.privacy.Erasures;
import dev.guestright.server.routing.model.Models;
import dev.guestright.server.routing.model.Trained;
import dev.guestright.triage.model.Example;
import dev.guestright.triage.model.Examples;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What models may learn from: corrected messages of customers who allow it, and of nobody else. */
class TrainingSetsTest {

  private static final String PASSWORD = "a-long-password";
  private static final String MAKE = "/governance/models/training-set";
  private static final String PURPOSE =
      """
        teach-routing:
          basis: consent
          asks:
            en: "May a model learn from your messages where messages like them belong?"
            de: "Darf ein Modell aus Ihren Nachrichten lernen, wohin ähnliche gehören?"
            fr: "Un modèle peut-il apprendre de vos messages où vont des messages semblables ?"
            es: "¿Puede un modelo aprender de sus mensajes adónde van otros parecidos?"
          benefit:
            en: "The right person reads you sooner."
            de: "Der richtige Mensch liest Sie früher."
            fr: "La bonne personne vous lit plus tôt."
            es: "La persona adecuada le lee antes."
          expires: P12M
          roles: [auditor]
        check-for-bias:
      """
          .indent(-2);

  @TempDir private static Path directory;
  private static TestHouse house;
  private static Company company;
  private static Visitor agent;
  private static Visitor officer;

  private Company.Guest mira;

  @BeforeAll
  static void open() {
    String charter =
        TestHouse.resource("/demo/charter.yaml")
            .replace("  check-for-bias:\n", PURPOSE.indent(2).stripTrailing() + "\n")
            .replace(
                "    source: desk\n    keep: P2Y\n    for: [answer-the-question]",
                "    source: desk\n    keep: P2Y\n    for: [answer-the-question, teach-routing]");
    house = new TestHouse(directory, charter);
    company = new Company(house);
    company.employs("maya", "Maya", Role.AGENT, PASSWORD);
    company.employs("karim", "Karim", Role.DATA_PROTECTION_OFFICER, PASSWORD);
    agent = new Visitor(house).signIn("maya", PASSWORD);
    officer = new Visitor(house).signIn("karim", PASSWORD);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @BeforeEach
  void miraIsACustomer() {
    mira = company.customer("Mira");
  }

  private void isCorrected(String text, String label) {
    Conversation talk = house.room(Desk.class).begin(mira.id(), "en", text);
    assertThat(
            agent
                .post(
                    "/desk/" + talk.id() + "/route",
                    "queue",
                    "everyone",
                    "need",
                    "ordinary",
                    "label",
                    label)
                .status())
        .isEqualTo(303);
  }

  private static List<Example> set() {
    Visitor.Seen seen = officer.post(MAKE);
    assertThat(seen.status()).isEqualTo(200);
    assertThat(seen.header("content-type").orElse("")).startsWith("text/csv");
    return Examples.read(new StringReader(seen.body()));
  }

  private static List<String> texts(List<Example> set) {
    return set.stream().map(Example::text).toList();
  }

  @Test
  void onlyCorrectedMessagesOfCustomersWhoAllowItAreInASet() {
    isCorrected("Kanari1 my bill, please", "billing");
    assertThat(texts(set())).as("silence is no").doesNotContain("Kanari1 my bill, please");
    mira.allows("teach-routing");
    house.room(Desk.class).begin(mira.id(), "en", "Kanari2 nobody corrected this");
    isCorrected("Kanari3 not said what it is about", "");
    List<Example> set = set();
    assertThat(texts(set))
        .contains("Kanari1 my bill, please")
        .doesNotContain("Kanari2 nobody corrected this", "Kanari3 not said what it is about");
    Example mine =
        set.stream().filter(each -> each.text().startsWith("Kanari1")).findFirst().orElseThrow();
    assertThat(mine.label()).isEqualTo("billing");
    assertThat(mine.groups()).containsKeys("language", "channel", "training_set");
    mira.refuses("teach-routing");
    assertThat(texts(set())).as("a no holds at once").doesNotContain("Kanari1 my bill, please");
  }

  @Test
  void theCustomerReadsThatAndWhoAnswersForIt() {
    mira.allows("teach-routing");
    isCorrected("My bill, please", "billing");
    set();
    assertThat(new Visitor(house).comesBy(mira.link()).get("/me").body())
        .contains("Karim", "The right person reads you sooner.");
  }

  @Test
  void theLastCorrectionOfAMessageCounts() {
    mira.allows("teach-routing");
    Conversation talk = house.room(Desk.class).begin(mira.id(), "en", "Kanari4 is it?");
    for (String label : List.of("fault", "delivery")) {
      agent.post(
          "/desk/" + talk.id() + "/route", "queue", "everyone", "need", "ordinary", "label", label);
    }
    assertThat(set().stream().filter(each -> each.text().startsWith("Kanari4")))
        .extracting(Example::label)
        .containsExactly("delivery");
  }

  @Test
  void whoeverIsErasedIsInNoLaterSetAndTheCardSaysWhatTheModelStillHolds() throws IOException {
    mira.allows("teach-routing");
    isCorrected("Kanari5 my bill", "billing");
    String id =
        set().stream()
            .filter(each -> each.text().startsWith("Kanari5"))
            .findFirst()
            .orElseThrow()
            .groups()
            .getOrDefault("training_set", "");
    TrainingSets sets = house.room(TrainingSets.class);
    int messages = sets.find(id).orElseThrow().messages();
    List<Example> examples = new ArrayList<>();
    for (Example example : Trained.examples()) {
      Map<String, String> groups = new HashMap<>(example.groups());
      groups.put("training_set", id);
      examples.add(new Example(example.text(), example.label(), groups));
    }
    house
        .room(Models.class)
        .putIn(Trained.write(directory.resolve("m"), "Ada", examples), Trained.steady(40));
    assertThat(officer.get("/governance/models").body())
        .contains("%d messages. Of these, 0 are of customers who were erased".formatted(messages));
    house
        .room(Erasures.class)
        .erase(mira.id(), house.room(CharterInForce.class).charter().controller(), By.CUSTOMER);
    assertThat(texts(set())).doesNotContain("Kanari5 my bill");
    assertThat(sets.find(id).orElseThrow().gone()).isEqualTo(1);
    assertThat(officer.get("/governance/models").body())
        .contains("%d messages. Of these, 1 are of customers who were erased".formatted(messages));
  }

  @Test
  void onlyWhoAnswersForDataMakesASetAndTheBookHoldsNoWord() {
    assertThat(agent.post(MAKE).status()).isEqualTo(403);
    mira.allows("teach-routing");
    isCorrected("Kanari6 my bill", "billing");
    set();
    assertThat(
            house
                .owner()
                .queryForList(
                    "SELECT t::text FROM routing.training_member t UNION ALL"
                        + " SELECT s::text FROM routing.training_set s UNION ALL"
                        + " SELECT convert_from(body, 'UTF8') FROM trail.entry",
                    String.class)
                .toString())
        .contains("training-set")
        .doesNotContain("Kanari6");
  }
}
