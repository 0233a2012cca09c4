package dev.guestright.server.entrance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.guestright.provider.Provider;
import dev.guestright.server.Browser;
import dev.guestright.server.TestHouse;
import dev.guestright.server.identity.Role;
import dev.guestright.server.identity.StaffAccounts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Staff sign in through a real OpenID Connect provider, in a real browser. */
class ProviderTest {

  private static final TestHouse HOUSE = StrictHouse.HOUSE;
  private static final StaffAccounts ACCOUNTS = HOUSE.room(StaffAccounts.class);
  private static Provider provider;
  private static Browser browser;

  @BeforeAll
  static void start() {
    provider =
        new Provider(StrictHouse.PROVIDER_PORT, HOUSE.url(""), "nora", "stranger", "liar", "omar");
    browser = new Browser();
  }

  @AfterAll
  static void stop() {
    browser.close();
    provider.close();
  }

  private static Page comesAs(String name) {
    Page page = browser.newPerson();
    page.navigate(HOUSE.url("/desk"));
    link(page).click();
    page.fill("input[name=username]", name);
    page.fill("input[name=password]", "provider");
    page.click("button[type=submit]");
    return page;
  }

  private static Locator link(Page page) {
    return page.getByRole(
        AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in with your organisation"));
  }

  @Test
  void whoHasAnAccountUnderTheirAddressGetsWhereTheyWantedAndIsKnownFromThenOn() {
    ACCOUNTS.open("nora@northwind.example", "Nora Berg", Role.AGENT);
    assertThat(comesAs("nora")).hasURL(HOUSE.url("/desk"));
    assertThat(comesAs("nora").locator(".masthead-end")).containsText("Nora Berg");
  }

  @Test
  void whoHasNoAccountStaysOut() {
    Page page = comesAs("stranger");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("no account for you here");
    page.navigate(HOUSE.url("/desk"));
    assertThat(page).hasURL(HOUSE.url("/sign-in"));
  }

  @Test
  void anAddressThatTheProviderHasNotCheckedIsNobodys() {
    ACCOUNTS.open("liar@northwind.example", "Leo", Role.ADMINISTRATOR);
    assertThat(comesAs("liar").getByRole(AriaRole.ALERT)).containsText("no account for you here");
  }

  /** Else whoever controls an address at the provider takes over the account of that name. */
  @Test
  void anAccountThatHasAPasswordIsNotTakenOver() {
    StrictHouse.COMPANY.employs(
        "omar@northwind.example", "Omar", Role.ADMINISTRATOR, "x".repeat(20));
    assertThat(comesAs("omar").getByRole(AriaRole.ALERT)).containsText("no account for you here");
  }
}
