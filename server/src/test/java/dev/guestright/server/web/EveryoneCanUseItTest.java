package dev.guestright.server.web;

import static dev.guestright.server.Company.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.guestright.charter.Charter;
import dev.guestright.charter.Moment;
import dev.guestright.server.Browser;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.consent.Consents;
import dev.guestright.server.desk.Articles;
import dev.guestright.server.desk.Conversation;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.gateway.Gateway;
import dev.guestright.server.gateway.Use;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.identity.Role;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.ids.UseId;
import dev.guestright.server.oversight.appeal.Appeal;
import dev.guestright.server.oversight.appeal.Appeals;
import dev.guestright.server.oversight.review.Reviews;
import dev.guestright.server.oversight.review.Verdict;
import dev.guestright.server.trail.UseRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every page for everyone: axe finds nothing, 320 pixels are enough, and No is as large, as plain
 * and as near as Yes wherever both stand.
 */
class EveryoneCanUseItTest {

  private static final TestHouse HOUSE = TestHouse.shared();
  private static final Company COMPANY = new Company(HOUSE);
  private static final String PASSWORD = "a-long-password";
  private static final Charter CHARTER = HOUSE.room(CharterInForce.class).charter();

  private static Browser browser;
  private static Company.Guest mira;
  private static Conversation talk;
  private static StaffId officer;
  private static Company.Guest ada;
  private static Appeal appeal;

  @BeforeAll
  static void peopleAndThings() {
    browser = new Browser();
    COMPANY.employs("everyone-agent", "Maya", Role.AGENT, PASSWORD);
    officer =
        COMPANY.employs("everyone-officer", "Dora", Role.DATA_PROTECTION_OFFICER, PASSWORD).id();
    HOUSE.room(Articles.class).keep("everyone", "en", "Everyone", "# Everyone\n\nA text.");
    mira =
        COMPANY
            .customer("Mira")
            .knownAs("email", "mira@example.org", daysAgo(0))
            .bought("Aurora Router", "aurora-router-ax3-setup", daysAgo(3))
            .allows("setup-help");
    talk = mira.writes("How do I set up my router?");
    isAsked(mira, talk, "recall-past-solutions");
    ada = COMPANY.customer("Ada");
    appeal = appealed(ada);
  }

  /** An appeal of this guest's that the officer has, about something that stayed closed. */
  private static Appeal appealed(Company.Guest guest) {
    Conversation within = guest.writes("When are you open?");
    UseRecord refused =
        HOUSE
            .room(Gateway.class)
            .ask(
                new Actor.Staff(new StaffId(NewId.next()), "Maya", Role.AGENT),
                guest.id(),
                Optional.of(within.id()),
                Use.look("right-time-and-channel", Set.of("time_zone"), Map.of(), Moment.at(now())))
            .record();
    Appeals appeals = HOUSE.room(Appeals.class);
    Appeal appeal = appeals.file(guest.id(), refused.id(), "en").orElseThrow();
    appeals.takeOver(appeal.id(), officer);
    return appeal;
  }

  /** A review of something about this guest, and where it stands. */
  private static UUID proposed(Company.Guest guest) {
    return HOUSE
        .room(Reviews.class)
        .propose(
            new Reviews.Case(
                guest.id(),
                new UseId(NewId.next()),
                new StaffId(NewId.next()),
                "answer-the-question",
                Set.of("name"),
                "close_account",
                true),
            new Reviews.Proposal(Verdict.CARRY_OUT, Optional.of("Not used for a year")))
        .id();
  }

  private static Instant now() {
    return HOUSE.clock().instant();
  }

  private static void isAsked(Company.Guest guest, Conversation within, String purpose) {
    HOUSE
        .room(Consents.class)
        .ask(guest.id(), within.id(), CHARTER.notice(purpose), new StaffId(NewId.next()));
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  private static Page customer() {
    Page page = browser.newPerson();
    page.navigate(mira.link());
    return page;
  }

  private static Page staff(String name) {
    Page page = browser.newPerson();
    page.navigate(HOUSE.url("/sign-in"));
    page.fill("[name=username]", name);
    page.fill("[name=password]", PASSWORD);
    page.click("main button");
    return page;
  }

  @Test
  void axeFindsNothingOnACustomersPages() {
    Page page = customer();
    assertFine(page, "/me");
    assertFine(page, "/me/known/purchase_history");
    assertFine(page, "/me/erase");
    page.navigate(ada.link());
    assertFine(page, "/me");
    Page stranger = browser.newPerson();
    assertFine(stranger, "/me");
    assertFine(stranger, "/help/en/everyone");
    assertFine(stranger, "/no/such/page");
    page.context().close();
    stranger.context().close();
  }

  @Test
  void axeFindsNothingOnStaffsPages() {
    assertFine(browser.newPerson(), "/sign-in");
    Page agent = staff("everyone-agent");
    assertFine(agent, "/desk");
    assertFine(agent, "/desk/" + talk.id());
    Page governing = staff("everyone-officer");
    assertFine(governing, "/governance");
    assertFine(governing, "/governance/rights");
    assertFine(governing, "/governance/bias");
    assertFine(governing, "/governance/appeals");
    assertFine(governing, "/governance/appeals/" + appeal.id());
    assertFine(governing, "/governance/reviews");
    String review = "/governance/reviews/" + proposed(ada);
    governing.navigate(HOUSE.url("/governance/reviews"));
    governing.locator("form[action='" + review + "/take'] button").click();
    assertFine(governing, review);
    governing.locator("button[value=leave]").click();
    assertFine(governing, review);
    agent.context().close();
    governing.context().close();
  }

  /** At a phone's width in dark, and at a desk's in light. */
  private static void assertFine(Page page, String path) {
    for (int width : new int[] {320, 1280}) {
      page.setViewportSize(width, 900);
      page.emulateMedia(
          new Page.EmulateMediaOptions()
              .setColorScheme(width == 320 ? ColorScheme.DARK : ColorScheme.LIGHT));
      page.navigate(HOUSE.url(path));
      assertThat(Browser.violations(page)).as("%s at %d px", path, width).isEmpty();
      assertThat(page.evaluate("document.scrollingElement.scrollWidth"))
          .as("%s at %d px scrolls sideways", path, width)
          .isEqualTo(width);
    }
  }

  /** What tells one button from another, beside its word and its value. */
  private static final String LOOKS =
      """
      button => {
        const box = button.getBoundingClientRect();
        const style = getComputedStyle(button);
        return [box.width, box.height, box.top, style.color, style.backgroundColor,
          style.borderTopWidth + style.borderTopStyle + style.borderTopColor, style.fontSize,
          style.fontWeight, style.opacity, style.cursor].map(String);
      }
      """;

  @ParameterizedTest
  @CsvSource({"en,320", "de,320", "fr,320", "es,320", "en,1280", "de,1280"})
  void noIsAsLargeAndAsPlainAsYes(String language, int width) {
    Page page = customer();
    page.setViewportSize(width, 900);
    page.navigate(HOUSE.url("/me/language/" + language));
    // Measured at one moment, with the page's own type: a font that comes in moves lines.
    page.evaluate("document.fonts.ready.then(() => true)");
    List<?> looks =
        (List<?>)
            page.evalOnSelectorAll(
                ".question-answers button", "buttons => buttons.map(" + LOOKS + ")");
    assertThat(looks).as("both answers").hasSize(2);
    assertThat(looks.get(0)).isEqualTo(looks.get(1));
    assertThat(page.querySelectorAll(".question-answers [autofocus], .question :checked"))
        .as("what is chosen before anybody chose")
        .isEmpty();
    page.context().close();
  }

  @Test
  void stoppingIsAsLargeAndAsPlainAsAllowing() {
    Page page = customer();
    List<Object> looks = new ArrayList<>();
    page.querySelectorAll(".choice button")
        .forEach(button -> looks.add(((List<?>) button.evaluate(LOOKS)).subList(3, 10)));
    assertThat(looks).hasSizeGreaterThan(2);
    assertThat(looks.stream().distinct()).as("ways a choice can look").hasSize(1);
    assertThat(
            page.querySelectorAll(".choice button").stream()
                .map(button -> button.boundingBox())
                .map(box -> box.width + " x " + box.height)
                .distinct())
        .as("sizes of a choice")
        .hasSize(1);
    page.context().close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "no"})
  void oneClickOrOneKeyAnswersEitherWay(String answer) {
    for (String by : List.of("click", "key")) {
      Company.Guest guest = COMPANY.customer("Ada");
      isAsked(guest, guest.writes("Hello"), "recall-past-solutions");
      Page page = browser.newPerson();
      page.navigate(guest.link());
      String button = ".question-answers button[value=" + answer + "]";
      if (by.equals("click")) {
        page.click(button);
      } else {
        page.focus(button);
        page.keyboard().press("Enter");
      }
      page.waitForURL("**/me#allowed");
      assertThat(page.locator(".question").count()).as(by + " " + answer).isZero();
      assertThat(HOUSE.room(Consents.class).history(guest.id()))
          .singleElement()
          .satisfies(record -> assertThat(record.isYes()).isEqualTo(answer.equals("yes")));
      page.context().close();
    }
  }

  @Test
  void everyControlOfTheCentreIsReachedByTheTabKeyAlone() {
    Page page = customer();
    int controls =
        page.querySelectorAll("a[href], button, textarea, input:not([type=hidden]), summary")
            .size();
    List<Object> reached = new ArrayList<>();
    for (int i = 0; i < controls; i++) {
      page.keyboard().press("Tab");
      reached.add(
          page.evaluate(
              """
              () => {
                const at = document.activeElement;
                const all = [...document.querySelectorAll('*')];
                const style = getComputedStyle(at);
                return all.indexOf(at) + (style.outlineStyle === 'none' ? ' unseen' : '');
              }
              """));
    }
    assertThat(reached).doesNotHaveDuplicates().noneMatch(at -> at.toString().endsWith("unseen"));
    page.context().close();
  }

  /** What the browser tests of the house share: no script is needed for any of it. */
  @Test
  void theCentreWorksWithoutScript() {
    Page page = browser.newPersonWithoutScript();
    page.navigate(mira.link());
    page.click("a[href='/me/known/purchase_history']");
    assertThat(page.textContent("h1")).contains("What you bought");
    page.click("button[value=leave]");
    assertThat(page.textContent("main")).contains("You asked us to leave this unused");
    page.click("button[value=use]");
    assertThat(page.textContent("main")).contains("Leave it unused");
    page.context().close();
  }
}
