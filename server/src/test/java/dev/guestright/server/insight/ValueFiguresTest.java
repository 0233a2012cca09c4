package dev.guestright.server.insight;

import static dev.guestright.server.Company.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.fairness.stats.Estimate;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.desk.Conversation;
import dev.guestright.server.identity.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What data was good for, counted from what an agent really did at the desk. */
class ValueFiguresTest {

  private static final String PASSWORD = "a-long-password";
  private static final String SETUP = "How do I set up my new router for the first time?";
  private static final Pattern USE = Pattern.compile("/suggestions/([0-9a-f-]+)/dismiss");

  @TempDir private static Path directory;
  private static TestHouse house;
  private static Company company;
  private static Visitor maya;

  @BeforeAll
  static void open() {
    house = TestHouse.open(directory);
    company = new Company(house);
    company.employs("value-agent", "Maya", Role.AGENT, PASSWORD);
    company.employs("value-lead", "Lea", Role.LEAD, PASSWORD);
    maya = new Visitor(house).signIn("value-agent", PASSWORD);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void countsWhatAgentsDidAndComparesTimesWithIntervals() {
    for (int i = 0; i < 10; i++) {
      solved(opened(), "use-it", Duration.ofHours(1));
      solved(opened(), "say-it-myself", Duration.ofHours(4));
    }
    String aside = opened();
    maya.post("/desk/" + aside + "/suggestions/" + use(aside) + "/dismiss", "because", "own-words");
    maya.get("/desk/" + aside);

    PlayValue guide =
        house.room(ValueFigures.class).plays(house.clock().instant().minus(daysAgo(30))).stream()
            .filter(play -> play.play().equals("setup-guide"))
            .findFirst()
            .orElseThrow();
    assertThat(guide.released()).isEqualTo(21);
    assertThat(guide.shown()).isEqualTo(21);
    assertThat(guide.taken()).isEqualTo(10);
    assertThat(guide.edited()).isZero();
    assertThat(guide.dismissed()).isOne();
    assertThat(guide.helped().wilson().low()).isBetween(0.27, 0.30);
    assertThat(guide.helped().wilson().high()).isBetween(0.67, 0.69);
    assertThat(guide.with().orElseThrow().value()).isEqualTo(3600);
    assertThat(guide.without().orElseThrow().value()).isEqualTo(14400);

    String page = new Visitor(house).signIn("value-lead", PASSWORD).get("/governance/value").body();
    assertThat(page).contains("Sent in 48% of the conversations", "What you bought, and when");
    assertThat(page).contains("Half with it were over within 1 h (95 % interval: 1 to 1)");
  }

  @Test
  void tooFewSayNothingAndAMedianHasItsInterval() {
    assertThat(ValueFigures.half(LongStream.range(0, 9).toArray())).isEmpty();
    Estimate half = ValueFigures.half(LongStream.rangeClosed(1, 101).toArray()).orElseThrow();
    assertThat(half.value()).isEqualTo(51);
    // Binomial ranks: 50.5 ± 1.96 · sqrt(101 / 4), outward.
    assertThat(half.low()).isEqualTo(40);
    assertThat(half.high()).isEqualTo(62);
  }

  /** A conversation of somebody who bought a router, as the desk opens it. */
  private static String opened() {
    Company.Guest mira =
        company
            .customer("Mira")
            .bought("Aurora Router", "aurora-router-ax3-setup", daysAgo(3))
            .allows("setup-help");
    Conversation talk = mira.writes(SETUP);
    return talk.id().toString();
  }

  private static String use(String talk) {
    Matcher use = USE.matcher(maya.get("/desk/" + talk).body());
    assertThat(use.find()).isTrue();
    return use.group(1);
  }

  private static void solved(String talk, String how, Duration after) {
    String use = use(talk);
    if (how.equals("use-it")) {
      maya.post(
          "/desk/" + talk + "/messages",
          "text",
          "The guide.",
          "use",
          use,
          "said-" + use,
          "The guide.");
    } else {
      maya.post("/desk/" + talk + "/messages", "text", "My own words.");
    }
    house
        .owner()
        .update(
            "UPDATE desk.conversation SET last_message_at = opened_at + ? * interval '1 second'"
                + " WHERE conversation_id = ?::uuid",
            after.toSeconds(),
            talk);
    maya.post("/desk/" + talk + "/close");
  }
}
