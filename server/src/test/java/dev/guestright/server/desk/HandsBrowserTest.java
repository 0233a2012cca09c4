package dev.guestright.server.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.guestright.server.Company.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.guestright.server.Browser;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.identity.Role;
import dev.guestright.server.ids.CustomerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What agents' hands do: keys, the command bar, one stroke to go on, and messages that arrive. */
class HandsBrowserTest {

  private static final TestHouse HOUSE = TestHouse.shared();
  private static final Company COMPANY = new Company(HOUSE);
  private static final String PASSWORD = "a-long-password";

  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = new Browser();
    COMPANY.employs("hands-agent", "Maya", Role.AGENT, PASSWORD);
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @Test
  void oneKeyInsertsASuggestionAndTheReplyIsEditedFreely() {
    Company.Guest mira =
        COMPANY
            .customer("Mira")
            .bought("Aurora Router", "aurora-router-ax3-setup", daysAgo(3))
            .allows("setup-help");
    Page agent = agentAt(mira.writes("How do I set up my new router for the first time?"));
    agent.keyboard().press("1");
    assertThat(agent.locator("#reply")).hasValue(Pattern.compile("Aurora Router"));
    assertThat(agent.locator("#reply")).isFocused();
    agent.locator("#reply").fill("1");
    agent.locator("#reply").press("2");
    assertThat(agent.locator("#reply")).hasValue("12");
    agent.locator("#reply").press("Alt+1");
    assertThat(agent.locator("#reply")).hasValue(Pattern.compile("12\\s+I see you recently"));
    agent.context().close();
  }

  @Test
  void aNoTakesWhatRestedOnTheYesOutOfTheReplyAndLeavesTheRest() {
    Company.Guest mira =
        COMPANY
            .customer("Mira")
            .bought("Aurora Router", "aurora-router-ax3-setup", daysAgo(3))
            .allows("setup-help");
    Page agent = agentAt(mira.writes("How do I set up my new router for the first time?"));
    agent.locator("#reply").fill("Good morning.");
    agent.locator("#reply").press("Alt+1");
    assertThat(agent.locator("#reply")).hasValue(Pattern.compile("Aurora Router"));
    Page customer = browser.newPerson();
    customer.navigate(mira.link());
    customer.locator(".choice", withText("what you bought")).getByRole(AriaRole.BUTTON).click();
    assertThat(agent.locator("[data-changed-no]")).isVisible();
    assertThat(agent.locator("#reply")).hasValue("Good morning.");
    assertThat(agent.locator(".composer [name=use]")).hasCount(0);
    customer.context().close();
    agent.context().close();
  }

  @Test
  void aNoBetweenThePageAndItsStreamIsNotMissed() {
    Company.Guest mira =
        COMPANY
            .customer("Mira")
            .bought("Aurora Router", "aurora-router-ax3-setup", daysAgo(3))
            .allows("setup-help");
    Page agent = agentAt(mira.writes("How do I set up my new router for the first time?"));
    List<Route> held = new ArrayList<>();
    agent.route("**/changes?since=*", held::add);
    agent.reload();
    assertThat(agent.locator(".suggestion")).hasCount(1);
    agent.waitForCondition(() -> !held.isEmpty());
    mira.refuses("setup-help");
    held.forEach(Route::resume);
    assertThat(agent.locator(".suggestion")).hasCount(0);
    assertThat(agent.locator("[data-changed-no]")).isVisible();
    agent.context().close();
  }

  @Test
  void eachActionShowsItsKeyAndTheKeyDoesIt() {
    Page agent = agentAt(COMPANY.customer("Mira").writes("When are you open?"));
    assertThat(agent.locator("label[for=reply] kbd")).hasText("R");
    agent.keyboard().press("r");
    assertThat(agent.locator("#reply")).isFocused();
    agent.keyboard().press("Escape");
    agent.keyboard().press("n");
    assertThat(agent.locator("#note")).isFocused();
    agent.keyboard().press("Escape");
    agent.keyboard().press("c");
    assertThat(agent.locator("#solution")).isFocused();
    agent.keyboard().press("Escape");
    agent.keyboard().press("a");
    assertThat(agent.locator("#handling + .pane-note")).hasText("Maya sees to it");
    agent.context().close();
  }

  @Test
  void theCommandBarFindsAnActionByAFewLettersAndDoesIt() {
    Page agent = agentAt(COMPANY.customer("Mira").writes("When are you open?"));
    agent.locator("#reply").fill("Half a sentence");
    agent.keyboard().press("Control+k");
    assertThat(agent.locator("#keys-find")).isFocused();
    for (ColorScheme scheme : Set.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      agent.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      assertThat(Browser.violations(agent)).isEmpty();
    }
    agent.keyboard().type("note");
    assertThat(agent.locator(".keys-command")).hasCount(1);
    agent.keyboard().press("Enter");
    assertThat(agent.locator("#note")).isFocused();
    assertThat(agent.locator("#reply")).hasValue("Half a sentence");
    agent.context().close();
  }

  @Test
  void singleKeysCanBeSwitchedOffForThoseWhoSpeakToTheirMachine() {
    Page agent = agentAt(COMPANY.customer("Mira").writes("When are you open?"));
    agent.keyboard().press("Control+k");
    agent.locator("#keys-single").uncheck();
    agent.locator("#keys button[value='']").click();
    agent.reload();
    agent.keyboard().press("r");
    assertThat(agent.locator("#reply")).not().isFocused();
    agent.keyboard().press("Control+k");
    agent.locator("#keys-single").check();
    agent.context().close();
  }

  @Test
  void walkingTheListLooksAtNobody() {
    Company.Guest mira = COMPANY.customer("Mira");
    Company.Guest ada = COMPANY.customer("Ada");
    mira.writes("When are you open?");
    Conversation talk = ada.writes("When are you open?");
    Page agent = agentAt(talk);
    int looks = looks(mira.id());
    for (int i = 0; i < 5; i++) {
      agent.keyboard().press("k");
    }
    assertThat(agent.locator(".queue-row:focus")).hasCount(1);
    agent.keyboard().press("j");
    assertThat(looks(mira.id())).as("walked past, and recorded").isEqualTo(looks);
    agent.context().close();
  }

  @Test
  void oneStrokeSendsClosesAndGoesOn() {
    Company.Guest mira = COMPANY.customer("Mira");
    Conversation first = mira.writes("When are you open?");
    Conversation second = COMPANY.customer("Ada").writes("Where is my parcel?");
    Page agent = agentAt(first);
    agent.locator("#reply").fill("From eight to six.");
    agent.locator("#reply").press("Control+Shift+Enter");
    assertThat(agent).not().hasURL(HOUSE.url(DeskPage.address(first)));
    assertThat(agent).hasURL(Pattern.compile("/desk/[0-9a-f-]+$"));
    Conversations conversations = HOUSE.room(Conversations.class);
    assertThat(conversations.find(first.id()).orElseThrow().state())
        .isEqualTo(Conversation.State.CLOSED);
    assertThat(conversations.messages(first)).hasSize(2);
    assertThat(conversations.find(second.id()).orElseThrow().state())
        .isEqualTo(Conversation.State.OPEN);
    agent.context().close();
  }

  @Test
  void aMessageArrivesAndWhatIsBeingWrittenStaysWhereItIs() {
    Company.Guest mira = COMPANY.customer("Mira");
    Conversation talk = mira.writes("When are you open?");
    Page agent = agentAt(talk);
    agent.waitForFunction("document.hasFocus()");
    agent.locator("#reply").fill("Half a sentence");
    agent.locator("#reply").evaluate("box => box.setSelectionRange(4, 4)");
    double before = agent.locator("#reply").boundingBox().y;
    Visitor customer = new Visitor(HOUSE).comesBy(mira.link());
    // The stream is open once the browser has had its first word from it.
    agent.waitForTimeout(1_000);
    int looks = looks(mira.id());
    customer.post("/me/conversations/" + talk.id() + "/messages", "text", "And on Sundays?");
    assertThat(agent.locator(".messages")).containsText("And on Sundays?");
    assertThat(agent.locator("#reply")).hasValue("Half a sentence");
    assertThat(agent.locator("#reply")).isFocused();
    assertThat(agent.locator("#reply").evaluate("box => box.selectionStart")).isEqualTo(4);
    assertThat(agent.locator("#reply").boundingBox().y).isEqualTo(before);
    assertThat(looks(mira.id())).as("seen, and recorded").isGreaterThan(looks);
    agent.context().close();
  }

  @Test
  void whoIsInDistressIsAnsweredByAPersonAtOnceAndNothingOfItIsKept() {
    Company.Guest mira = COMPANY.customer("Mira");
    Conversation talk = mira.writes("Hello");
    Page agent = agentAt(COMPANY.customer("Ada").writes("When are you open?"));
    agent.waitForTimeout(1_000);
    new Visitor(HOUSE)
        .comesBy(mira.link())
        .post(
            "/me/conversations/" + talk.id() + "/messages",
            "text",
            "I am at the end of my tether.");
    assertThat(agent.locator("[data-person-now]")).isVisible();
    assertThat(agent.locator("[data-person-now] a")).hasText(talk.code());
    agent.locator("[data-person-now] a").click();
    assertThat(agent.locator(".tact")).containsText("answer this one now");
    assertThat(agent.locator(".suggestion")).hasCount(0);
    assertThat(agent.locator("main")).not().containsText(Pattern.compile("distress|upset|mood"));
    agent.context().close();
  }

  @Test
  void aConversationRestsUntilItsTimeOrUntilTheCustomerWrites() {
    Company.Guest mira = COMPANY.customer("Mira");
    Conversation talk = mira.writes("When are you open?");
    Page agent = agentAt(talk);
    agent.locator("#hours").selectOption("24");
    agent.getByRole(AriaRole.BUTTON, named("Let it rest")).click();
    assertThat(agent).hasURL(HOUSE.url("/desk"));
    assertThat(agent.locator(".queue-row", withText(talk.code()))).hasCount(0);
    HOUSE.room(Desk.class).hear(talk, "Still there?");
    agent.reload();
    assertThat(agent.locator(".queue-row", withText(talk.code()))).hasCount(1);
    agent.context().close();
  }

  @Test
  void tagsAreAboutTheMatterAndNeverAboutAPerson() {
    Conversation talk = COMPANY.customer("Mira").writes("When are you open?");
    Page agent = agentAt(talk);
    agent.locator("#tags").fill("router, VIP");
    agent.getByRole(AriaRole.BUTTON, named("Keep the tags")).click();
    assertThat(agent.locator("h1")).hasText("Please look at your tags again");
    assertThat(agent.locator("main")).containsText("“vip”");
    assertThat(Browser.violations(agent)).isEmpty();
    agent.locator("#tags").fill("router, opening hours");
    agent.getByRole(AriaRole.BUTTON, named("Keep the tags")).click();
    assertThat(agent.locator(".queue-row", withText(talk.code()))).containsText("opening hours");
    agent.context().close();
  }

  private static int looks(CustomerId whose) {
    return HOUSE
        .sql()
        .queryForList("SELECT 1 FROM trail.use_record WHERE customer_id = ?", whose.value())
        .size();
  }

  private static Page agentAt(Conversation talk) {
    Page page = browser.newPerson();
    page.navigate(HOUSE.url("/sign-in"));
    page.fill("[name=username]", "hands-agent");
    page.fill("[name=password]", PASSWORD);
    page.click("main button");
    page.navigate(HOUSE.url(DeskPage.address(talk)));
    return page;
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.LocatorOptions withText(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }
}
