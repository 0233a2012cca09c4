package dev.guestright.server.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.guestright.server.Company.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.guestright.server.Browser;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.identity.Role;
import dev.guestright.server.ids.CustomerId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of suggestions: each row of the helpful column, from the desk to the customer. */
class SuggestionsBrowserTest {

  private static final TestHouse HOUSE = TestHouse.shared();
  private static final Company COMPANY = new Company(HOUSE);
  private static final String PASSWORD = "a-long-password";
  private static final String SETUP = "How do I set up my new router for the first time?";

  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = new Browser();
    COMPANY.employs("suggestions-agent", "Maya", Role.AGENT, PASSWORD);
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  private static Company.Guest buyer() {
    return COMPANY
        .customer("Mira")
        .bought("Aurora Router", "aurora-router-ax3-setup", daysAgo(3))
        .allows("setup-help");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theGuideGoesOutWithItsReceiptAndSpecialistsExpectACall(boolean script) {
    Company.Guest mira = buyer();
    Conversation talk = mira.writes(SETUP);
    Page agent = agentAt(talk, script);
    agent.getByRole(AriaRole.BUTTON, starting("Insert")).click();
    assertThat(agent.locator("#reply")).hasValue(Pattern.compile("Aurora Router"));
    send(agent);

    assertThat(agent.locator(".promises li", withText(talk.code()))).containsText("May call");
    assertThat(fates(mira.id())).containsOnlyOnce("taken").doesNotContain("edited");
    Page customer = browser.newPerson();
    customer.navigate(mira.link());
    Locator why = customer.locator(".message-receipt");
    why.locator("summary").click();
    assertThat(why).containsText("Why am I told this?");
    assertThat(why.locator("li")).hasCount(1);
    assertThat(why.locator("li")).containsText("Maya looked at “What you bought, and when”");
    assertThat(why.locator("li")).containsText("You said yes on");
    customer.context().close();
    agent.context().close();
  }

  @Test
  void whatTheAgentPutsInOtherWordsIsEditedAndKeepsItsReceipt() {
    Company.Guest mira = buyer();
    Conversation talk = mira.writes(SETUP);
    Page agent = agentAt(talk, true);
    agent.getByRole(AriaRole.BUTTON, starting("Insert")).click();
    agent.locator("#reply").fill("The guide for your router is on our help page.");
    send(agent);
    assertThat(fates(mira.id())).contains("edited").doesNotContain("taken");
    assertThat(HOUSE.room(Conversations.class).messages(talk).getLast().uses()).hasSize(1);
    agent.context().close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsPutAsideSaysWhyAndDoesNotComeBackInThisConversation(boolean script) {
    Company.Guest mira = buyer();
    Conversation talk = mira.writes(SETUP);
    Page agent = agentAt(talk, script);
    if (script) {
      agent.locator("#reply").fill("Half a sentence");
    }
    agent.locator(".dismiss summary").click();
    agent.getByRole(AriaRole.BUTTON, starting("They tried it already")).click();
    assertThat(agent.locator(".suggestion")).hasCount(0);
    if (script) {
      assertThat(agent.locator("#reply")).hasValue("Half a sentence");
    }
    assertThat(fates(mira.id())).containsExactly("dismissed");
    int uses = uses(mira.id());
    agent.navigate(HOUSE.url(DeskPage.address(talk)));
    assertThat(agent.locator(".suggestion")).hasCount(0);
    assertThat(uses(mira.id())).as("asked again for what was put aside").isEqualTo(uses);
    agent.context().close();
  }

  /** Uses of what was bought. */
  private static int uses(CustomerId whose) {
    return HOUSE
        .sql()
        .queryForList(
            "SELECT 1 FROM trail.use_record WHERE customer_id = ? AND play = 'setup-guide'",
            whose.value())
        .size();
  }

  @Test
  void thePastSolutionIsTheCustomersOwnAndNeverSomebodyElses() {
    String problem = "My desk lamp flickers again on low light, every few seconds.";
    COMPANY
        .customer("Ben")
        .onceAsked(problem, "Ben swapped the driver.", daysAgo(20))
        .allows("recall-past-solutions");
    Company.Guest ada =
        COMPANY
            .customer("Ada")
            .onceAsked(problem, "A new dimmer solved it.", daysAgo(90))
            .allows("recall-past-solutions");
    Page agent = agentAt(ada.writes(problem), true);
    assertThat(agent.locator(".suggestion blockquote")).containsText("A new dimmer solved it.");
    assertThat(agent.locator(".suggestion blockquote")).containsText("Has it come back, or is");
    assertThat(agent.locator("main")).not().containsText("Ben swapped the driver.");
    Company.Guest cleo = COMPANY.customer("Cleo").allows("recall-past-solutions");
    agent.navigate(HOUSE.url(DeskPage.address(cleo.writes(problem))));
    assertThat(agent.locator(".suggestion")).hasCount(0);
    agent.context().close();
  }

  @Test
  void closedLinesBecomeAPromiseForTheStartOfTheirDayAndAnAnswerKeepsIt() {
    ZoneOffset night = whereItIsNight();
    Company.Guest mira = COMPANY.customer("Mira").livesIn(night.getId());
    mira.allows("right-time-and-channel");
    Conversation talk = mira.writes("When can I reach you by phone?");
    Page agent = agentAt(talk, true);
    assertThat(agent.locator(".suggestion")).containsText("An answer by");
    agent.getByRole(AriaRole.BUTTON, starting("Insert")).click();
    send(agent);
    assertThat(agent.locator(".promises li", withText(talk.code()))).containsText("An answer by");
    Instant due =
        HOUSE
            .sql()
            .query(
                "SELECT due_at FROM desk.promise WHERE conversation_id = ?",
                (row, n) -> row.getTimestamp("due_at").toInstant(),
                talk.id().value())
            .getFirst();
    assertThat(due.atOffset(night).toLocalTime()).hasToString("08:00");
    assertThat(due).isAfter(HOUSE.clock().instant());

    agent.locator("#reply").fill("Here is your answer.");
    send(agent);
    assertThat(agent.locator(".promises li", withText(talk.code()))).hasCount(0);
    agent.context().close();
  }

  /** A place where it is between three and four at night now, whatever the day. */
  private static ZoneOffset whereItIsNight() {
    int hour = HOUSE.clock().instant().atOffset(ZoneOffset.UTC).getHour();
    return IntStream.rangeClosed(-12, 12)
        .filter(offset -> Math.floorMod(hour + offset, 24) == 3)
        .mapToObj(ZoneOffset::ofHours)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> fates(CustomerId whose) {
    return HOUSE
        .sql()
        .query(
            "SELECT fate FROM assist.suggestion WHERE customer_id = ? AND fate IS NOT NULL",
            (row, n) -> row.getString("fate"),
            whose.value());
  }

  private static void send(Page agent) {
    String said = agent.locator("#reply").inputValue().lines().findFirst().orElseThrow();
    agent.getByRole(AriaRole.BUTTON, starting("Send reply")).first().click();
    assertThat(agent.locator(".message-ours").last()).containsText(said);
    assertThat(agent.locator("#reply")).hasValue("");
  }

  private static Page agentAt(Conversation talk, boolean script) {
    Page page = script ? browser.newPerson() : browser.newPersonWithoutScript();
    page.navigate(HOUSE.url("/sign-in"));
    page.fill("[name=username]", "suggestions-agent");
    page.fill("[name=password]", PASSWORD);
    page.click("main button");
    page.navigate(HOUSE.url(DeskPage.address(talk)));
    return page;
  }

  private static Page.GetByRoleOptions starting(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.LocatorOptions withText(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }
}
