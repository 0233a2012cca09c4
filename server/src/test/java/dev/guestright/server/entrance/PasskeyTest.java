package dev.guestright.server.entrance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.guestright.server.Browser;
import dev.guestright.server.TestHouse;
import dev.guestright.server.identity.Passkeys;
import dev.guestright.server.identity.Role;
import dev.guestright.server.ids.StaffId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A passkey, made and used in a real browser, with an authenticator that the browser plays. */
class PasskeyTest {

  private static final TestHouse HOUSE = StrictHouse.HOUSE;
  private static final String PASSWORD = "seven wet umbrellas in Bergen";

  @Test
  void aPasskeyIsMadeSignsInWithoutAPasswordConfirmsAndIsRemoved() {
    StaffId ada =
        StrictHouse.COMPANY.employs("passkey-ada", "Ada", Role.ADMINISTRATOR, PASSWORD).id();
    try (Browser browser = new Browser()) {
      Page page = browser.newPerson();
      device(page, true);
      page.navigate(HOUSE.url("/account"));
      page.getByLabel("User name").fill("passkey-ada");
      page.getByLabel("Password").fill(PASSWORD);
      button(page, "Sign in").click();
      assertThat(page.locator("h1")).hasText("Your account");

      page.getByLabel("Name of the new passkey").fill("<b>my phone</b>");
      button(page, "Add a passkey").click();
      assertThat(page.locator(".row strong").first()).hasText("<b>my phone</b>");
      button(page, "Sign out").click();

      button(page, "Use a passkey").click();
      assertThat(page.locator("h1")).hasText("Staff and access");

      HOUSE.letPass(Duration.ofMinutes(6));
      page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Nina");
      page.getByLabel("User name").fill("passkey-nina");
      button(page, "Open the account").click();
      assertThat(page.locator("h1")).hasText("Is it still you?");
      button(page, "Use a passkey").click();
      assertThat(page.locator("h1")).hasText("Staff and access");

      button(page, "Sign out").click();
      Passkeys passkeys = HOUSE.room(Passkeys.class);
      passkeys.of(ada).forEach(key -> passkeys.remove(ada, key.id()));
      button(page, "Use a passkey").click();
      assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
      assertThat(page).hasURL(HOUSE.url("/sign-in"));
    }
  }

  /** Whoever holds the device must be checked: else a found phone would be enough. */
  @Test
  void aDeviceThatDoesNotCheckItsHolderIsNotTaken() {
    StrictHouse.COMPANY.employs("passkey-ben", "Ben", Role.AGENT, PASSWORD);
    try (Browser browser = new Browser()) {
      Page page = browser.newPerson();
      device(page, false);
      page.navigate(HOUSE.url("/account"));
      page.getByLabel("User name").fill("passkey-ben");
      page.getByLabel("Password").fill(PASSWORD);
      button(page, "Sign in").click();
      button(page, "Add a passkey").click();
      assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
    }
  }

  private static void device(Page page, boolean checksItsHolder) {
    CDPSession session = page.context().newCDPSession(page);
    session.send("WebAuthn.enable");
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", checksItsHolder);
    options.addProperty("automaticPresenceSimulation", true);
    JsonObject device = new JsonObject();
    device.add("options", options);
    session.send("WebAuthn.addVirtualAuthenticator", device);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
