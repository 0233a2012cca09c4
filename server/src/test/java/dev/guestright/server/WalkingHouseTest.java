package dev.guestright.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.guestright.server.Company.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import dev.guestright.server.desk.Conversation;
import dev.guestright.server.identity.Role;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job, in a real browser over a real database: an agent opens a message and gets permitted
 * suggestions with their reasons; the customer sees what was used, and stops it.
 */
class WalkingHouseTest {

  private static final String ASKS_FOR_SETUP =
      "Hello, my new router arrived. How do I set it up for the first time? The app cannot find"
          + " it.";

  @TempDir private static Path directory;
  private static TestHouse house;
  private static Company company;
  private static Browser browser;

  @BeforeAll
  static void open() {
    house = TestHouse.open(directory);
    company = new Company(house);
    browser = new Browser();
    company.employs("maya", "Maya Lind", Role.AGENT, "a-password-for-maya");
  }

  @AfterAll
  static void close() {
    browser.close();
    house.close();
  }

  @Test
  void anAgentIsHelpedByWhatTheCustomerAllowsAndByNothingElse() {
    Company.Guest mira =
        company
            .customer("Mira Sandberg")
            .bought("Aurora Router AX3", "aurora-router-ax3-setup", daysAgo(6));
    Conversation conversation = mira.writes(ASKS_FOR_SETUP);

    Page agent = signedIn("maya", "a-password-for-maya");
    open(agent, conversation);
    assertThat(agent.getByText(ASKS_FOR_SETUP)).isVisible();
    assertThat(heading(agent, "Mira Sandberg")).isVisible();
    assertThat(suggestion(agent)).hasCount(0);
    assertThat(agent.locator(".withheld", text("setup guide"))).containsText("not been asked");

    agent.locator(".withheld", text("setup guide")).getByRole(AriaRole.BUTTON).click();
    assertThat(agent.locator(".message-question")).containsText("Not answered yet");

    Page customer = browser.newPerson();
    customer.navigate(mira.link());
    assertYesAndNoAreEqual(customer);
    answer(customer, "Yes").click();

    assertThat(agent.locator("[data-changed-yes]")).isVisible();
    open(agent, conversation);
    assertThat(suggestion(agent)).containsText("I see you recently bought the Aurora Router AX3");
    assertThat(suggestion(agent)).containsText("They bought something 6 days ago");
    assertThat(suggestion(agent)).containsText("What you bought");
    assertThat(suggestion(agent)).containsText("on their yes of");

    agent.getByRole(AriaRole.BUTTON, named("Insert")).click();
    agent.getByRole(AriaRole.BUTTON, named("Send reply")).click();
    assertThat(agent.locator(".message-ours")).containsText("I see you recently bought");

    customer.reload();
    assertThat(customer.locator(".message-ours")).containsText("I see you recently bought");
    assertThat(customer.locator(".message-receipt")).containsText("What you bought");
    assertThat(customer.locator(".facts")).containsText("Aurora Router AX3");
    assertThat(customer.locator(".timeline"))
        .containsText("Maya Lind looked at “What you bought, and when”");
    assertThat(customer.locator(".timeline")).containsText("You said yes on");

    open(agent, conversation);
    customer.locator(".choice", text("what you bought")).getByRole(AriaRole.BUTTON).click();
    assertThat(customer.locator(".choice", text("what you bought"))).containsText("You said no");
    assertThat(suggestion(agent)).hasCount(0);
    assertThat(agent.locator("[data-changed-no]")).isVisible();
    open(agent, conversation);
    assertThat(suggestion(agent)).hasCount(0);
    assertThat(agent.locator(".withheld", text("setup guide"))).containsText("The answer was no");
  }

  private static Page signedIn(String user, String password) {
    Page page = browser.newPerson();
    page.navigate(house.url("/desk"));
    page.getByLabel("User name").fill(user);
    page.getByLabel("Password").fill(password);
    page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
    assertThat(heading(page, "Open conversations")).isVisible();
    return page;
  }

  private static void open(Page agent, Conversation conversation) {
    agent.navigate(house.url("/desk"));
    agent.locator(".queue-row", text(conversation.code())).click();
  }

  private static Locator suggestion(Page agent) {
    return agent.locator(".suggestion");
  }

  private static Locator answer(Page customer, String answer) {
    return customer.getByRole(AriaRole.BUTTON, named(answer).setExact(true));
  }

  /** House rule 2: a no is as large, as near and as plain as a yes, and neither is chosen. */
  private static void assertYesAndNoAreEqual(Page customer) {
    BoundingBox yes = answer(customer, "Yes").boundingBox();
    BoundingBox no = answer(customer, "No").boundingBox();
    assertThat(no.width).isEqualTo(yes.width);
    assertThat(no.height).isEqualTo(yes.height);
    assertThat(no.y).isEqualTo(yes.y);
    String style =
        "e => { const s = getComputedStyle(e); return [s.color, s.backgroundColor,"
            + " s.borderColor, s.borderWidth, s.fontSize, s.fontWeight, s.opacity].join() }";
    assertThat(answer(customer, "No").evaluate(style))
        .isEqualTo(answer(customer, "Yes").evaluate(style));
    assertThat(customer.locator(".question :checked, .question [autofocus]")).hasCount(0);
  }

  private static Locator heading(Page page, String name) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.LocatorOptions text(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }
}
