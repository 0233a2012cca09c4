package dev.guestright.server.oversight.appeal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.guestright.server.Company.daysAgo;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.guestright.server.Browser;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.desk.Conversation;
import dev.guestright.server.identity.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disagreement as both sides live it, in a browser, with script and without. */
class AppealBrowserTest {

  private static final TestHouse HOUSE = TestHouse.shared();
  private static final Company COMPANY = new Company(HOUSE);
  private static final String PASSWORD = "a-long-password";

  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = new Browser();
    COMPANY.employs("appeal-agent", "Maya", Role.AGENT, PASSWORD);
    COMPANY.employs("appeal-reviewer", "Rita", Role.REVIEWER, PASSWORD);
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCustomerDisagreesAndAPersonAnswers(boolean script) {
    Company.Guest mira =
        COMPANY.customer("Mira").onceAsked("My router", "It was reset.", daysAgo(40));
    Conversation talk = mira.writes("How do I set up my new router?");
    new Visitor(HOUSE).signIn("appeal-agent", PASSWORD).get("/desk/" + talk.id());

    Page customer = script ? browser.newPerson() : browser.newPersonWithoutScript();
    customer.setViewportSize(320, 700);
    customer.navigate(mira.link());
    Locator refusal = customer.locator(".timeline-use", text("stayed closed")).first();
    refusal.locator("button").click();
    assertThat(customer.locator("[id^=appeal-]")).containsText("had no part in the decision");
    String appeal = customer.locator("[id^=appeal-]").getAttribute("id");
    customer.getByLabel("Why?").fill("You could have asked me.");
    customer.getByRole(AriaRole.BUTTON, named("Send").setExact(true)).last().click();
    assertThat(customer.locator("#" + appeal)).containsText("You could have asked me.");

    Page reviewer = browser.newPerson();
    reviewer.navigate(HOUSE.url("/sign-in"));
    reviewer.getByLabel("User name").fill("appeal-reviewer");
    reviewer.getByLabel("Password").fill(PASSWORD);
    reviewer.getByRole(AriaRole.BUTTON, named("Sign in")).click();
    assertThat(reviewer.getByRole(AriaRole.HEADING, named("Appeals").setExact(true))).isVisible();
    reviewer.navigate(HOUSE.url("/governance/appeals"));
    Locator others =
        reviewer.locator("li", new Page.LocatorOptions().setHas(reviewer.locator("#" + appeal)));
    if (others.count() > 0) {
      others.locator("button").click();
    } else {
      reviewer.navigate(HOUSE.url("/governance/appeals/" + appeal.substring("appeal-".length())));
    }
    assertThat(reviewer.locator("main")).containsText("You could have asked me.");
    reviewer.getByLabel("Your reason").fill("We could have, and now we do.");
    reviewer.getByRole(AriaRole.BUTTON, named("The decision was wrong")).click();
    assertThat(reviewer.locator("#answered")).isVisible();

    customer.reload();
    assertThat(customer.locator("#" + appeal)).containsText("you are right, it was wrong");
    assertThat(customer.locator("#" + appeal)).containsText("We could have, and now we do.");
    assertThat(customer.locator("#" + appeal)).containsText("waits for a person again");
    customer.context().close();
    reviewer.context().close();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.LocatorOptions text(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }
}
