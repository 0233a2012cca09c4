package dev.guestright.server.desk;

import static dev.guestright.server.Company.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.charter.Signal;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.assist.Advice;
import dev.guestright.server.assist.Assist;
import dev.guestright.server.assist.HeldBack;
import dev.guestright.server.assist.Suggestion;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.identity.Role;
import dev.guestright.server.trail.Trail;
import dev.guestright.server.trail.UseRecord;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Each moment of {@code moments.yaml}, told to a real house by the words that a customer writes.
 */
class MomentsTest {

  /** What tempts: an offer, a survey, a survey about what was bought, and a tip full of cheer. */
  private static final String TEMPTATIONS =
      """
      plays:
        plan-offer:
          when: 'moment.channel == "chat"'
          purpose: answer-the-question
          uses: []
          action: offer_plan
          say: { en: "Our plan.", de: "Unser Tarif.", fr: "Notre offre.", es: "Nuestro plan." }
        how-did-we-do:
          when: 'moment.channel == "chat"'
          purpose: answer-the-question
          uses: []
          action: ask_how_it_was
          say: { en: "How was it?", de: "Wie war es?", fr: "Comment était-ce ?", es: "¿Cómo fue?" }
        how-is-your-purchase:
          when: 'moment.days_since_purchase <= 60'
          purpose: setup-help
          uses: [purchase_history]
          action: ask_how_it_was
          say: { en: "How is it?", de: "Wie ist es?", fr: "Alors ?", es: "¿Qué tal?" }
        good-news:
          when: 'moment.channel == "chat" && moment.mood != "none"'
          purpose: answer-the-question
          uses: []
          action: give_tip
          say:
            en: "🎉 Great news!! There is a tip."
            de: "🎉 Tolle Neuigkeiten!! Es gibt einen Tipp."
            fr: "🎉 Super nouvelle !! Il y a une astuce."
            es: "🎉 ¡Gran noticia! Hay un consejo."
      """;

  @TempDir private static Path directory;
  private static TestHouse house;
  private static Company company;
  private static Actor.Staff maya;

  @BeforeAll
  static void open() {
    String charter =
        TestHouse.resource("/demo/charter.yaml")
            .replace("plays:\n", TEMPTATIONS)
            .replace(
                "actions:\n",
                "actions:\n  ask_how_it_was: { effect: neutral }\n  give_tip: { effect: helps }\n");
    house = new TestHouse(directory, charter);
    company = new Company(house);
    maya = company.employs("moments-agent", "Maya", Role.AGENT, "a-long-password");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  static List<Map<String, Object>> moments() {
    Object all =
        new Load(LoadSettings.builder().build())
            .loadFromString(TestHouse.resource("/dev/guestright/server/desk/moments.yaml"));
    return StreamSupport.stream(((Iterable<?>) all).spliterator(), false)
        .map(MomentsTest::row)
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> row(Object row) {
    return (Map<String, Object>) row;
  }

  @Test
  void theTableHasAtLeastFortyMoments() {
    assertThat(moments()).hasSizeGreaterThanOrEqualTo(40);
    assertThat(moments().stream().map(row -> row.get("moment"))).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("moments")
  void suggestsAndHoldsBackWhatTheTableSays(Map<String, Object> row) {
    Company.Guest guest = guest(row);
    Opened opened = opened(guest, row);
    Advice advice = advise(opened);

    List<String> suggested =
        advice.suggestions().stream().map(each -> each.play().name()).sorted().toList();
    assertThat(advice.tact().named()).as("tact").isEqualTo(row.get("tact"));
    assertThat(suggested).as("suggested").isEqualTo(words(row, "suggested"));
    assertThat(held(advice)).as("held back").containsAll(words(row, "held"));
    assertThat(suggested).as("both held and suggested").noneMatch(held(advice)::contains);
    if (!advice.tact().named().equals("as-ever")) {
      assertThat(advice.suggestions().stream().map(Suggestion::words))
          .as("cheer")
          .noneMatch(words -> words.contains("!") || words.contains("🎉"));
    }
    assertThat(advice.suggestions())
        .flatExtracting(Suggestion::because)
        .extracting(reason -> reason.signal())
        .as("a mood as a label")
        .doesNotContain(Signal.MOOD, Signal.UPSET);
  }

  @Test
  void whatDoesNotFitAMoodIsNotAskedForAtAll() {
    Company.Guest guest = company.customer("Mira").bought("Router", "r", daysAgo(3));
    guest.allows("setup-help");
    Conversation talk = guest.writes("I am in tears. How do I set up my new router?");
    advise(house.room(Desk.class).open(maya, talk));
    assertThat(
            house.room(Trail.class).usesOf(guest.id(), 10).stream()
                .map(told -> told.use())
                .map(UseRecord::play))
        .noneMatch(play -> play.isPresent());
  }

  @Test
  void noTableHasAPlaceForAMood() {
    assertThat(
            house
                .owner()
                .query(
                    """
                    SELECT table_schema || '.' || table_name || '.' || column_name AS place
                    FROM information_schema.columns
                    WHERE column_name ~ 'mood|upset|tact|distress|frustrat|worr'
                    """,
                    (row, n) -> row.getString("place")))
        .isEmpty();
  }

  private static Company.Guest guest(Map<String, Object> row) {
    Company.Guest guest = company.customer("Mira");
    guest.allows("setup-help").allows("recall-past-solutions").allows("right-time-and-channel");
    if (row.get("bought") instanceof Integer days) {
      guest.bought("Aurora Router", "aurora-router-ax3-setup", daysAgo(days));
    }
    if (row.get("before") instanceof String problem) {
      guest.onceAsked(problem, "A new dimmer solved it.", daysAgo(90));
    }
    if (row.containsKey("nights")) {
      guest.livesIn(offset(3).getId());
    }
    if (row.containsKey("complains")) {
      house
          .room(Desk.class)
          .begin(guest.id(), "en", "I want to complain about how your technician treated me.");
    }
    return guest;
  }

  /** A place where it is this hour now. */
  private static ZoneOffset offset(int hourThere) {
    int hour = house.clock().instant().atOffset(ZoneOffset.UTC).getHour();
    return Stream.iterate(-12, offset -> offset + 1)
        .limit(25)
        .filter(offset -> Math.floorMod(hour + offset, 24) == hourThere)
        .map(ZoneOffset::ofHours)
        .findFirst()
        .orElseThrow();
  }

  private static Opened opened(Company.Guest guest, Map<String, Object> row) {
    Desk desk = house.room(Desk.class);
    List<String> says = words(row, "says");
    String language = row.get("language") instanceof String named ? named : "en";
    Conversation talk = guest.writes(says.getFirst(), language);
    for (String more : says.subList(1, says.size())) {
      desk.reply(maya, talk, "An answer.", List.of());
      desk.hear(talk, more);
    }
    return desk.open(maya, talk);
  }

  private static Advice advise(Opened opened) {
    return house
        .room(Assist.class)
        .advise(
            new Assist.Scene(
                maya,
                opened.conversation().customer(),
                opened.conversation().id(),
                opened.written(),
                opened.conversation().language(),
                opened.moment(),
                "http://localhost"));
  }

  private static List<String> held(Advice advice) {
    return Stream.concat(
            advice.heldBack().stream().map(HeldBack::play).map(play -> play.name()),
            advice.notNow().stream())
        .toList();
  }

  private static List<String> words(Map<String, Object> row, String name) {
    return ((List<?>) Objects.requireNonNullElse(row.get(name), List.of()))
        .stream().map(Object::toString).toList();
  }
}
