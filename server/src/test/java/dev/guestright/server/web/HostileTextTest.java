package dev.guestright.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.guestright.server.Company.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.guestright.server.Browser;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.desk.Conversation;
import dev.guestright.server.identity.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever people write is shown as they wrote it, and does nothing. In a real browser. */
class HostileTextTest {

  private static final TestHouse HOUSE = TestHouse.shared();
  private static final Company COMPANY = new Company(HOUSE);
  private static final String PASSWORD = "a-password-for-a-test";
  private static Browser browser;
  private static Page agent;
  private static final List<String> ALARMS = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  static void openTheDesk() {
    browser = new Browser();
    COMPANY.employs("hostile-agent", "Maya", Role.AGENT, PASSWORD);
    agent = watched();
    agent.navigate(HOUSE.url("/desk"));
    agent.getByLabel("User name").fill("hostile-agent");
    agent.getByLabel("Password").fill(PASSWORD);
    agent.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  /** A page on which nothing may happen that the house did not mean to happen. */
  private static Page watched() {
    Page page = browser.newPerson();
    page.onDialog(dialog -> {
      ALARMS.add("dialog: " + dialog.message());
      dialog.dismiss();
    });
    page.onPageError(error -> ALARMS.add("script error: " + error));
    page.onConsoleMessage(message -> {
      if (message.text().contains("Content Security Policy")) {
        ALARMS.add(message.text());
      }
    });
    page.onRequest(request -> {
      if (!request.url().startsWith(HOUSE.url("/"))) {
        ALARMS.add("request to " + request.url());
      }
    });
    return page;
  }

  static List<String> hostileTexts() {
    return List.of(
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(2)>",
        "' onmouseover='alert(3)' x='",
        "</textarea></title><svg/onload=alert(4)>",
        "javascript:alert(5)",
        "{{7*7}} ${7*7} @{7*7} #{7*7} <%= 7*7 %> {0} {1,number} {purchase.latest.product}",
        "&lt;b&gt; &amp;lt; <!-- not a comment",
        "left \u202e\u2066thgir\u2069\u202c \u200f\u061c right",
        "zalgo Z\u0351\u036b\u0343 and \ud83d\udc69\u200d\ud83d\udc67 and \ufffd \ufeff end",
        "long" + "w".repeat(600) + "word");
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void wordsAreShownAsTheyWereWrittenAndDoNothing(String text) {
    ALARMS.clear();
    Company.Guest guest =
        COMPANY
            .customer(text)
            .knownAs("email", text, daysAgo(0))
            .knownAs("time_zone", text, daysAgo(0))
            .bought(json(text), "aurora-router-ax3-setup", daysAgo(3))
            .onceAsked("How do I set up my new router?", text, daysAgo(30))
            .allows("setup-help")
            .allows("recall-past-solutions");
    Conversation talk = guest.writes("How do I set up my new router?");
    Visitor maya = new Visitor(HOUSE).signIn("hostile-agent", PASSWORD);
    maya.post("/desk/" + talk.id() + "/messages", "text", text);
    Visitor customer = new Visitor(HOUSE).comesBy(guest.link());
    customer.post("/me/conversations/" + talk.id() + "/messages", "text", text);

    agent.navigate(HOUSE.url("/desk/" + talk.id()));
    assertThat(agent.locator("#who")).hasText(text);
    assertThat(texts(agent, ".message-text")).contains(text.strip()).hasSize(3);
    assertThat(texts(agent, ".suggestion blockquote")).anyMatch(words -> words.contains(text));
    assertNoSidewaysScrolling(agent);

    Page own = watched();
    own.navigate(guest.link());
    assertThat(own.locator("h1")).containsText(text);
    assertThat(texts(own, ".message-text")).contains(text.strip());
    assertThat(texts(own, ".fact-value")).anyMatch(words -> words.contains(text));
    own.setViewportSize(320, 700);
    assertNoSidewaysScrolling(own);
    own.context().close();

    maya.post("/desk/" + talk.id() + "/close", "solution", text);
    assertThat(ALARMS).isEmpty();
  }

  private static List<String> texts(Page page, String selector) {
    return page.locator(selector).allTextContents();
  }

  private static void assertNoSidewaysScrolling(Page page) {
    assertThat(
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .as("how far the page scrolls sideways")
        .isEqualTo(0);
  }

  private static String json(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
