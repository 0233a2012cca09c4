package dev.guestright.server.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.guestright.server.Browser;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.identity.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An internal note, from the agent who writes it to the customer who may read it. */
class NotesBrowserTest {

  private static final TestHouse HOUSE = TestHouse.shared();
  private static final Company COMPANY = new Company(HOUSE);
  private static final String PASSWORD = "a-long-password";
  private static final String LABELS = "She is a difficult customer.";

  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = new Browser();
    COMPANY.employs("notes-agent", "Maya", Role.AGENT, PASSWORD);
    COMPANY.employs("notes-lead", "Lea", Role.LEAD, PASSWORD);
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aNoteIsKeptSealedShownAsNoReplyAndReadableByTheCustomer(boolean script) {
    Company.Guest mira = COMPANY.customer("Mira");
    Conversation talk = mira.writes("When are you open?");
    Page agent = at("notes-agent", DeskPage.address(talk), script);
    write(agent, "Wants a call by noon on Friday.");
    assertThat(agent.locator(".message-note")).containsText("Wants a call by noon on Friday.");
    assertThat(agent.locator(".message-note")).containsText("Note by Maya");
    assertThat(agent.locator(".message-ours")).hasCount(0);
    if (script) {
      assertThat(Browser.violations(agent)).isEmpty();
    }

    Page customer = browser.newPerson();
    customer.navigate(mira.link());
    assertThat(customer.locator(".messages")).not().containsText("Wants a call");
    assertThat(customer.locator(".facts")).containsText("Wants a call by noon on Friday.");
    assertThat(sealed(talk)).doesNotContain("Wants a call");
    customer.context().close();
    agent.context().close();
  }

  private static String sealed(Conversation talk) {
    return HOUSE
        .owner()
        .query(
            "SELECT encode(ciphertext, 'escape') AS text FROM vault.item"
                + " WHERE customer_id = ? AND data_point = 'notes'",
            (row, n) -> row.getString("text"),
            talk.customer().value())
        .getFirst();
  }

  @Test
  void aLabelIsToldAsItIsTypedWithBetterWordsAndTheNoteStaysTheAgentsOwn() {
    Conversation talk = COMPANY.customer("Mira").writes("When are you open?");
    Page agent = at("notes-agent", DeskPage.address(talk), true);
    agent.locator(".note-box summary").click();
    agent.locator("#note").pressSequentially(LABELS);
    assertThat(agent.locator(".label-advice")).containsText("says what somebody is like");
    assertThat(agent.locator(".label-advice")).containsText("Better:");
    assertThat(agent.locator("#note")).isFocused();
    assertThat(agent.locator("#note")).hasValue(LABELS);
    assertThat(Browser.violations(agent)).isEmpty();
    agent.locator("#note").fill("Wrote three times.");
    assertThat(agent.locator(".label-advice")).hasCount(0);
    assertThat(notes(talk)).isZero();
    agent.context().close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLabelNeedsAReasonAndAnotherPersonTakesItOut(boolean script) {
    Company.Guest mira = COMPANY.customer("Mira");
    Conversation talk = mira.writes("When are you open?");
    Page agent = at("notes-agent", DeskPage.address(talk), script);
    write(agent, LABELS);
    assertThat(agent.getByRole(AriaRole.HEADING, named("Please look at your note again")))
        .isVisible();
    assertThat(notes(talk)).isZero();
    agent.locator("#because").fill("She said so of herself.");
    agent.getByRole(AriaRole.BUTTON, named("Keep the note")).click();
    assertThat(agent.locator(".message-note")).containsText(LABELS);
    assertThat(notes(talk)).isOne();

    Page lead = at("notes-lead", "/governance/notes", script);
    lead.locator(".audit-item a").last().click();
    assertThat(lead.locator("main")).containsText(LABELS);
    assertThat(lead.locator("main")).containsText("She said so of herself.");
    lead.getByRole(AriaRole.BUTTON, named("Take it out")).click();
    assertThat(lead.locator("h1")).containsText("Notes that may label");

    Page customer = browser.newPerson();
    customer.navigate(mira.link());
    assertThat(customer.locator("main")).not().containsText(LABELS);
    assertThat(customer.locator(".timeline")).containsText("Lea read a note about you");
    agent.reload();
    assertThat(agent.locator(".message-note")).containsText("This note is gone.");
    customer.context().close();
    lead.context().close();
    agent.context().close();
  }

  @Test
  void nobodyChecksTheirOwnNote() {
    Conversation talk = COMPANY.customer("Mira").writes("When are you open?");
    Page lead = at("notes-lead", DeskPage.address(talk), true);
    write(lead, LABELS);
    lead.locator("#because").fill("No better word.");
    lead.getByRole(AriaRole.BUTTON, named("Keep the note")).click();
    String note =
        HOUSE
            .sql()
            .query(
                "SELECT note_id FROM desk.note_override WHERE conversation_id = ?",
                (row, n) -> row.getString("note_id"),
                talk.id().value())
            .getFirst();
    assertThat(lead.navigate(HOUSE.url("/governance/notes/" + note)).status()).isEqualTo(404);
    lead.navigate(HOUSE.url("/governance/notes"));
    assertThat(lead.locator("main")).containsText("Your own: somebody else decides.");
    assertThat(Browser.violations(lead)).isEmpty();
    lead.context().close();
  }

  private static int notes(Conversation talk) {
    return HOUSE
        .sql()
        .queryForList("SELECT 1 FROM desk.note WHERE conversation_id = ?", talk.id().value())
        .size();
  }

  private static void write(Page agent, String text) {
    agent.locator(".note-box summary").click();
    agent.locator("#note").fill(text);
    agent.getByRole(AriaRole.BUTTON, named("Keep the note")).click();
  }

  private static Page at(String user, String path, boolean script) {
    Page page = script ? browser.newPerson() : browser.newPersonWithoutScript();
    page.navigate(HOUSE.url("/sign-in"));
    page.fill("[name=username]", user);
    page.fill("[name=password]", PASSWORD);
    page.click("main button");
    page.navigate(HOUSE.url(path));
    return page;
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
