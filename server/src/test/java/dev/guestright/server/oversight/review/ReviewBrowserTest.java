package dev.guestright.server.oversight.review;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.guestright.server.Browser;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.identity.Role;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.ids.UseId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A review as a person lives it, in a browser, with script and without. */
class ReviewBrowserTest {

  private static final TestHouse HOUSE = TestHouse.shared();
  private static final Company COMPANY = new Company(HOUSE);
  private static final String PASSWORD = "a-long-password";

  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = new Browser();
    COMPANY.employs("review-reviewer", "Rita", Role.REVIEWER, PASSWORD);
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPersonSaysWhatTheyThinkReadsTheProposalAndDecides(boolean script) {
    Company.Guest mira =
        COMPANY.customer("Mira").knownAs("email", "mira@example.org", Duration.ZERO);
    Review review =
        HOUSE
            .room(Reviews.class)
            .propose(
                new Reviews.Case(
                    mira.id(),
                    new UseId(NewId.next()),
                    new StaffId(NewId.next()),
                    "answer-the-question",
                    Set.of("email"),
                    "close_account",
                    false),
                new Reviews.Proposal(Verdict.CARRY_OUT, Optional.of("Not used for a year")));

    Page reviewer = script ? browser.newPerson() : browser.newPersonWithoutScript();
    reviewer.setViewportSize(320, 700);
    reviewer.navigate(HOUSE.url("/sign-in"));
    reviewer.getByLabel("User name").fill("review-reviewer");
    reviewer.getByLabel("Password").fill(PASSWORD);
    reviewer.getByRole(AriaRole.BUTTON, named("Sign in")).click();
    reviewer.navigate(HOUSE.url("/governance/reviews"));
    reviewer
        .locator("li", new Page.LocatorOptions().setHas(reviewer.locator("#review-" + review.id())))
        .locator("button")
        .click();
    assertThat(reviewer.locator("#own")).isVisible();
    assertThat(reviewer.locator("main")).containsText("mira@example.org");
    assertThat(reviewer.locator("main")).not().containsText("Not used for a year");
    reviewer.getByRole(AriaRole.BUTTON, named("Do not do it")).click();
    assertThat(reviewer.locator("#proposed")).isVisible();
    assertThat(reviewer.locator("main")).containsText("Not used for a year");
    reviewer.getByLabel("Your reason").fill("You may come back.");
    reviewer.getByRole(AriaRole.BUTTON, named("Do not do it")).click();
    assertThat(reviewer.locator("#decided")).isVisible();

    Page customer = browser.newPerson();
    customer.navigate(mira.link());
    assertThat(customer.locator("main")).containsText("Rita decided on");
    assertThat(customer.locator("main")).containsText("You may come back.");
    customer.context().close();
    reviewer.context().close();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
