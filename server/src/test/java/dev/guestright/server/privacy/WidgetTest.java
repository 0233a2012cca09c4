package dev.guestright.server.privacy;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.guestright.server.Company.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.guestright.server.Browser;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.consent.Consents;
import dev.guestright.server.demo.DemoShop;
import dev.guestright.server.desk.Conversation;
import dev.guestright.server.desk.Conversations;
import dev.guestright.server.desk.Desk;
import dev.guestright.server.house.Settings;
import dev.guestright.server.identity.Customers;
import dev.guestright.server.identity.Role;
import dev.guestright.server.ids.CustomerId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chat and centre in a site of another origin, in a real browser. */
class WidgetTest {

  private static final int MOST_BYTES = 20_000;
  private static final String MIRA = "mira";

  @TempDir private static Path directory;
  private static Browser browser;
  private static DemoShop shop;
  private static TestHouse house;
  private static Company.Guest mira;

  @BeforeAll
  static void miraIsSignedInAtTheShop() throws IOException {
    browser = new Browser();
    shop = new DemoShop(0);
    house =
        TestHouse.open(directory.resolve("data"), Settings.localWith(shop.site(), shop.tokens()));
    CustomerId id = new CustomerId(house.house().keys().idOf("customer", "demo", MIRA));
    house.room(Customers.class).welcome(List.of(id));
    mira =
        new Company(house)
            .known(id)
            .knownAs("name", "Mira", daysAgo(1))
            .bought("Aurora Router", "aurora-router", daysAgo(3));
    shop.show(house.url(""), MIRA);
  }

  @AfterAll
  static void close() {
    house.close();
    shop.close();
    browser.close();
  }

  private static Page atTheShop() {
    Page page = browser.newPerson();
    page.navigate(shop.site().toString());
    return page;
  }

  private static FrameLocator opened(Page page) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Help and your data"))
        .click();
    FrameLocator frame = page.frameLocator("iframe");
    assertThat(frame.getByRole(AriaRole.HEADING, heading("Write to us"))).isVisible();
    return frame;
  }

  private static FrameLocator.GetByRoleOptions heading(String name) {
    return new FrameLocator.GetByRoleOptions().setName(name);
  }

  private static Locator button(FrameLocator frame, String name) {
    return frame
        .getByRole(
            AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName(name).setExact(true))
        .first();
  }

  @Test
  void aCustomerWritesAndReadsTheAnswerWithoutLeavingTheShop() {
    Page page = atTheShop();
    FrameLocator frame = opened(page);
    frame.getByLabel("Write to us").last().fill("How do I set up my router?");
    button(frame, "Send").click();
    assertThat(frame.locator(".message-text").last()).hasText("How do I set up my router?");
    Conversation talk = house.room(Conversations.class).of(mira.id()).getFirst();
    frame.locator("textarea").fill("And one more");
    house
        .room(Desk.class)
        .reply(
            new Company(house).employs("maya", "Maya", Role.AGENT, "a-long-password"),
            talk,
            "Press the round button.",
            List.of());
    assertThat(frame.locator(".message-text").last()).hasText("Press the round button.");
    assertThat(frame.locator("textarea")).hasValue("And one more");
    assertThat(page.context().cookies()).as("no cookies").isEmpty();
  }

  @Test
  void aCustomerSaysYesAndNoAndSeesWhatIsKnown() {
    Page page = atTheShop();
    FrameLocator frame = opened(page);
    frame.getByText("What you allowed").click();
    Locator choice =
        frame.locator(
            "li.choice",
            new FrameLocator.LocatorOptions().setHasText("May we look at what you bought"));
    choice.getByRole(AriaRole.BUTTON).click();
    assertThat(choice).containsText("You said yes");
    assertThat(
            house.room(Consents.class).standing(mira.id()).on("setup-help").orElseThrow().channel())
        .isEqualTo("widget");
    choice.getByRole(AriaRole.BUTTON).click();
    assertThat(choice).containsText("You said no");
    assertThat(house.room(Consents.class).standing(mira.id()).on("setup-help").orElseThrow())
        .matches(record -> !record.isYes());
    frame.getByText("What we know").first().click();
    assertThat(frame.locator(".facts")).containsText("Aurora Router");
  }

  @Test
  void theFrameHasNoOriginNoStorageAndNothingThatAxeMinds() {
    Page page = atTheShop();
    FrameLocator located = opened(page);
    assertThat(located.locator("h2").first()).isVisible();
    Frame frame =
        page.frames().stream()
            .filter(each -> each.url().endsWith("/widget"))
            .findFirst()
            .orElseThrow();
    assertThat(frame.evaluate("self.origin")).isEqualTo("null");
    assertThat(frame.evaluate("() => { try { return localStorage.length } catch { return 'no' } }"))
        .isEqualTo("no");
    assertThat(Browser.violations(frame)).isEmpty();
    assertThat(Browser.violations(page)).isEmpty();
  }

  @Test
  void escapeClosesItAndBringsBackTheFocus() {
    Page page = atTheShop();
    FrameLocator frame = opened(page);
    frame.locator("textarea").focus();
    page.keyboard().press("Escape");
    assertThat(page.locator("iframe")).hasCount(0);
    assertThat(
            page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Help and your data")))
        .isFocused();
  }

  @Test
  void theWholePageOpensInATabOfItsOwn() {
    Page page = atTheShop();
    FrameLocator frame = opened(page);
    Page whole =
        page.context().waitForPage(() -> button(frame, "See and change everything").click());
    assertThat(whole.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .containsText("Mira");
  }

  @Test
  void onlyTheCompanysSitesMayShowIt() {
    Visitor.Seen frame = new Visitor(house).get("/widget");
    String policy = frame.header("content-security-policy").orElse("");
    assertThat(policy)
        .contains("frame-ancestors " + shop.site(), "sandbox allow-scripts", "script-src 'self'");
    assertThat(frame.header("set-cookie")).isEmpty();
    assertThat(frame.header("x-frame-options")).isEmpty();
    assertThat(new Visitor(TestHouse.shared()).get("/widget").status())
        .as("a house whose settings name no site")
        .isEqualTo(404);
    assertThat(new Visitor(house).get("/me").header("x-frame-options")).contains("DENY");
  }

  @Test
  void withoutATokenNobodyIsAnybody() {
    Visitor stranger = new Visitor(house);
    assertThat(stranger.get("/api/v1/me/widget").status()).isEqualTo(401);
    stranger.says("Authorization", "Bearer forged");
    assertThat(stranger.get("/api/v1/me/widget").status()).isEqualTo(401);
    assertThat(stranger.postWithoutToken("/api/v1/me/widget/session").status()).isEqualTo(401);
  }

  @Test
  void theSessionBeginsOnceWithEachTokenAndSetsNoCookie() {
    String token = new Visitor(shop.site().toString()).get("/token").body();
    Visitor frame = new Visitor(house).says("Authorization", "Bearer " + token);
    Visitor.Seen begun = frame.postWithoutToken("/api/v1/me/widget/session");
    assertThat(begun.status()).isEqualTo(200);
    assertThat(begun.header("set-cookie")).isEmpty();
    assertThat(frame.postWithoutToken("/api/v1/me/widget/session").status()).isEqualTo(401);
    Visitor in = new Visitor(house).says("Authorization", "Bearer " + begun.body());
    assertThat(in.get("/api/v1/me/widget").body()).contains("Write to us");
    assertThat(in.get("/api/v1/me/widget").header("set-cookie")).isEmpty();
  }

  @Test
  void anotherSiteReadsNothingWithTheCustomersCookie() {
    Visitor customer =
        new Visitor(house).comesBy(mira.link()).says("Origin", "https://evil.example");
    Visitor.Seen read = customer.get("/api/v1/me/widget");
    assertThat(read.header("access-control-allow-credentials")).isEmpty();
    assertThat(customer.get("/api/v1/me").header("access-control-allow-origin")).isEmpty();
    assertThat(customer.postWithoutToken("/api/v1/me/widget/person").status()).isEqualTo(403);
  }

  @Test
  void itWeighsLittle() throws IOException {
    for (String file : List.of("/static/widget.js", "/static/js/widget-frame.js")) {
      try (InputStream stream =
          Objects.requireNonNull(WidgetTest.class.getResourceAsStream(file), file)) {
        assertThat(stream.readAllBytes().length).as(file).isLessThan(MOST_BYTES);
      }
    }
  }
}
