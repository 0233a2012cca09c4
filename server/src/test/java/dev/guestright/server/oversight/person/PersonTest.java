package dev.guestright.server.oversight.person;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.guestright.server.Browser;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.desk.Conversation;
import dev.guestright.server.desk.Conversations;
import dev.guestright.server.desk.Desk;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.identity.Role;
import dev.guestright.server.ids.CustomerId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From wherever a customer is, one step leads to a person, and the place in the queue is real. */
class PersonTest {

  private static final String PASSWORD = "a-long-password";
  private static final int WALKS = 12;
  private static final int STEPS = 12;

  @TempDir private static Path directory;
  private static TestHouse house;
  private static Company company;
  private static Actor.Staff maya;

  @BeforeAll
  static void open() {
    house = TestHouse.open(directory);
    company = new Company(house);
    maya = company.employs("maya", "Maya", Role.AGENT, PASSWORD);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static Conversations conversations() {
    return house.room(Conversations.class);
  }

  private static List<CustomerId> queue() {
    return conversations().open(Optional.empty(), 10_000).conversations().stream()
        .map(Conversation::customer)
        .toList();
  }

  private static void assertHasARealPlace(Company.Guest guest, String page, String how) {
    Matcher place = Pattern.compile("You are number ([\\d,]+) in the queue").matcher(page);
    assertThat(place.find()).as("a place in the queue after %s", how).isTrue();
    int number = Integer.parseInt(place.group(1).replace(",", ""));
    assertThat(queue().get(number - 1)).as("who has place %d", number).isEqualTo(guest.id());
  }

  @Test
  void oneStepBeforeTheFirstMessageIsARealPlaceInARealQueue() {
    company.customer("Ben").writes("I was here first");
    house.letPass(Duration.ofSeconds(1));
    Company.Guest mira = company.customer("Mira");
    Visitor customer = new Visitor(house).comesBy(mira.link());
    assertThat(customer.get("/me").body()).contains("Talk to a person");
    assertThat(customer.post("/me/person").next()).isEqualTo("/me#person");
    assertHasARealPlace(mira, customer.get("/me").body(), "one click");
    assertThat(queue().indexOf(mira.id())).isPositive();
    customer.post("/me/person");
    assertThat(conversations().of(mira.id())).as("clicked twice").hasSize(1);
    assertThat(conversations().messages(conversations().of(mira.id()).getFirst())).hasSize(1);
  }

  @Test
  void whoWritesMoreKeepsTheirPlace() {
    Company.Guest mira = company.customer("Mira");
    Visitor customer = new Visitor(house).comesBy(mira.link());
    customer.post("/me/person");
    house.letPass(Duration.ofMinutes(1));
    company.customer("Ben").writes("I came after");
    int place = queue().indexOf(mira.id());
    house.letPass(Duration.ofMinutes(1));
    Conversation talk = conversations().of(mira.id()).getFirst();
    customer.post("/me/conversations/" + talk.id() + "/messages", "text", "One thing more");
    assertThat(queue().indexOf(mira.id())).isEqualTo(place);
  }

  @Test
  void theTimeIsTheOneThatOthersWaited() {
    for (int i = 0; i < 120; i++) {
      Conversation talk = company.customer("Ben").writes("A question");
      house.letPass(Duration.ofMinutes(i % 2 == 0 ? 181 : 182));
      house.room(Desk.class).reply(maya, talk, "An answer", List.of());
      house.room(Desk.class).close(maya, talk, "");
    }
    // Whoever was not answered counts as long as they have waited; they are not the half.
    Visitor customer = new Visitor(house).comesBy(company.customer("Mira").link());
    assertThat(customer.get("/me").body()).contains("lately had an answer within 3 h");
  }

  @Test
  void noWalkThroughConversationsFindsAStateWithoutTheWayOut() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int walk = 0; walk < WALKS; walk++) {
      walk(random, seed);
    }
  }

  private void walk(Random random, long seed) {
    Company.Guest mira =
        company
            .customer("Mira")
            .bought("Aurora Router", "aurora-router-ax3-setup", Duration.ofDays(3))
            .allows("setup-help");
    List<String> path = new ArrayList<>();
    Visitor agent = new Visitor(house).signIn("maya", PASSWORD);
    for (int i = 0; i < STEPS; i++) {
      Visitor customer = new Visitor(house).comesBy(mira.link());
      path.add(step(random, mira, customer, agent));
      String how = path + " (seed " + seed + ")";
      Visitor.Seen page = customer.get("/me");
      assertThat(page.status()).as(how).isEqualTo(200);
      if (page.body().contains("action=\"/me/person\"")) {
        if (random.nextInt(3) == 0) {
          customer.post("/me/person");
          path.add("ask for a person");
          assertHasARealPlace(mira, customer.get("/me").body(), how);
        }
      } else {
        assertHasARealPlace(mira, page.body(), how);
      }
    }
  }

  /** Something that a customer, an agent or time does. */
  private static String step(Random random, Company.Guest mira, Visitor customer, Visitor agent) {
    List<Conversation> talks = conversations().of(mira.id());
    if (talks.isEmpty()) {
      switch (random.nextInt(3)) {
        case 0 -> {
          mira.writes("How do I set up my new router?");
          return "first message";
        }
        case 1 -> {
          house.letPass(Duration.ofMinutes(1));
          return "a minute without a word";
        }
        default -> {
          customer.get("/me/language/en");
          return "looks around";
        }
      }
    }
    Conversation talk = talks.get(random.nextInt(talks.size()));
    String desk = "/desk/" + talk.id();
    switch (random.nextInt(6)) {
      case 0 -> {
        customer.post("/me/conversations/" + talk.id() + "/messages", "text", "Hello?");
        return "writes";
      }
      case 1 -> {
        agent.post(desk + "/messages", "text", "Let me see.");
        return "is answered";
      }
      case 2 -> {
        Matcher use =
            Pattern.compile("name=\"use\" value=\"([^\"]+)\"").matcher(agent.get(desk).body());
        if (use.find()) {
          agent.post(desk + "/messages", "text", "Here is a guide.", "use", use.group(1));
        }
        return "is answered with a suggestion";
      }
      case 3 -> {
        agent.post(desk + "/close", "solution", "");
        return "is closed";
      }
      case 4 -> {
        Matcher decision =
            Pattern.compile("/me/(uses|messages)/[0-9a-f-]+/appeal")
                .matcher(customer.get("/me").body());
        if (decision.find()) {
          customer.post(decision.group());
        }
        return "disagrees";
      }
      default -> {
        mira.writes("And another thing");
        return "begins another conversation";
      }
    }
  }

  @Test
  void aCustomerAsksForAPersonInABrowserWithoutScript() {
    try (Browser browser = new Browser()) {
      Company.Guest mira = company.customer("Mira");
      Page page = browser.newPersonWithoutScript();
      page.setViewportSize(320, 700);
      page.navigate(mira.link());
      page.locator("form[action='/me/person'] button").first().click();
      assertThat(page.locator("#main > .person")).containsText("in the queue for a person");
      assertThat(page.locator(".message-text")).containsText("I would like to talk to a person.");
    }
  }
}
