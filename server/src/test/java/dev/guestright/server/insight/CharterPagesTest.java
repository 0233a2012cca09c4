package dev.guestright.server.insight;

import static dev.guestright.server.Company.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.charter.Moment;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.gateway.Gateway;
import dev.guestright.server.gateway.Shadows;
import dev.guestright.server.gateway.Use;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.identity.Role;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.NewId;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One new version of a charter, from the lead who proposes it to the officer who signs it off. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CharterPagesTest {

  private static final String PASSWORD = "a-password-for-a-test";
  private static final String QUESTION =
      "May we look at what you bought, to send you the right guide?";
  private static final String PAGE = "/governance/charter";

  @TempDir private static Path directory;
  private static TestHouse house;
  private static Actor.Staff maya;
  private static Company.Guest mira;
  private static Visitor lead;
  private static Visitor officer;

  @BeforeAll
  static void open() {
    house = TestHouse.open(directory);
    Company company = new Company(house);
    maya = company.employs("maya", "Maya", Role.AGENT, PASSWORD);
    company.employs("ines", "Ines Duarte", Role.LEAD, PASSWORD);
    company.employs("karim", "Karim Aziz", Role.DATA_PROTECTION_OFFICER, PASSWORD);
    mira = company.customer("Mira").bought("Aurora Router", "aurora", daysAgo(3));
    mira.allows("setup-help");
    lead = new Visitor(house).signIn("ines", PASSWORD);
    officer = new Visitor(house).signIn("karim", PASSWORD);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static String changed() {
    return TestHouse.resource("/demo/charter.yaml")
        .replace("\nversion: 1\n", "\nversion: 2\n")
        .replace(QUESTION, "May we see your purchases, to send the right guide?");
  }

  @Test
  @Order(1)
  void aTextWithErrorsComesBackWholeWithEachErrorAndItsLine() {
    String broken = changed().replace("keep: P2Y", "keep: <b>ever</b>");
    Visitor.Seen seen = lead.post(PAGE, "text", broken);
    assertThat(seen.status()).isEqualTo(422);
    assertThat(seen.body())
        .contains("Line ", "column ", "nothing was lost")
        .contains("keep: &lt;b&gt;ever&lt;/b&gt;")
        .doesNotContain("<b>ever");
  }

  @Test
  @Order(2)
  void aNumberThatIsTakenIsRefusedInWords() {
    Visitor.Seen seen =
        lead.post(PAGE, "text", TestHouse.resource("/demo/charter.yaml") + "\n# a remark\n");
    assertThat(seen.status()).isEqualTo(422);
    assertThat(seen.body()).contains("Give the changed charter a new version number");
  }

  @Test
  @Order(3)
  void aLeadProposesAndSeesWhatItWouldChangeButCannotSign() {
    Visitor.Seen seen = lead.post(PAGE, "text", changed());
    assertThat(seen.next()).isEqualTo(PAGE + "/2");
    String page = lead.get(PAGE + "/2").body();
    assertThat(page)
        .contains("Proposed by Ines Duarte")
        .contains("We will ask you again, because the question or the use has changed")
        .contains("May we see your purchases, to send the right guide?")
        .contains("One customer said yes to a question that changes")
        .contains("A data protection officer signs it off")
        .doesNotContain("Sign off as");
    assertThat(lead.post(PAGE + "/2/sign-off", "read", "yes").status()).isEqualTo(403);
    assertThat(inForce()).isOne();
  }

  @Test
  @Order(4)
  void whatItWouldHaveAnsweredOtherwiseIsShownUseByUseAndNamesNobody() {
    house.room(Shadows.class).catchUp();
    String use =
        house
            .room(Gateway.class)
            .ask(
                maya,
                mira.id(),
                Optional.of(new ConversationId(NewId.next())),
                Use.look(
                    "setup-help",
                    Set.of("purchase_history"),
                    Map.of(),
                    Moment.at(house.clock().instant())))
            .record()
            .id()
            .toString();
    String page = officer.get(PAGE + "/2").body();
    assertThat(page)
        .contains("staff asked for data 1 times. This version would have answered 1 of them")
        .contains("Permitted", "Ask first", use)
        .doesNotContain("Mira", mira.id().toString());
  }

  @Test
  @Order(5)
  void nobodySignsUnread() {
    Visitor.Seen seen = officer.post(PAGE + "/2/sign-off");
    assertThat(seen.next()).isEqualTo(PAGE + "/2?unread");
    assertThat(officer.get(PAGE + "/2?unread").body()).contains("Nothing was decided");
    assertThat(inForce()).isOne();
  }

  @Test
  @Order(6)
  void theOfficerSignsWithTheirNameAndItIsInForce() {
    assertThat(officer.get(PAGE + "/2").body()).contains("Sign off as Karim Aziz");
    officer.post(PAGE + "/2/sign-off", "read", "yes");
    assertThat(inForce()).isEqualTo(2);
    assertThat(officer.get(PAGE).body())
        .contains("Version 2 of northwind-support, in force since", "signed off by Karim Aziz");
    assertThat(officer.get(PAGE + "/2").body())
        .contains("Decided by Karim Aziz")
        .doesNotContain("Sign off as");
    assertThat(officer.get("/governance").body()).contains("Version 2");
  }

  @Test
  @Order(7)
  void theTextOfEachVersionCanBeTaken() {
    Visitor.Seen seen = lead.get(PAGE + "/2/text");
    assertThat(seen.body()).isEqualTo(changed());
    assertThat(seen.header("content-disposition").orElse(""))
        .contains("attachment", "northwind-support-2.yaml");
  }

  @Test
  @Order(8)
  void aProposalCanBeTurnedDown() {
    lead.post(PAGE, "text", changed().replace("\nversion: 2\n", "\nversion: 3\n"));
    officer.post(PAGE + "/3/turn-down");
    assertThat(officer.get(PAGE + "/3").body()).contains("Turned down", "Karim Aziz");
    assertThat(inForce()).isEqualTo(2);
  }

  @Test
  @Order(9)
  void whatIsNoVersionIsNotHere() {
    assertThat(officer.get(PAGE + "/99").status()).isEqualTo(404);
    assertThat(officer.get(PAGE + "/two").status()).isEqualTo(404);
    assertThat(officer.post(PAGE + "/99/sign-off", "read", "yes").status()).isEqualTo(404);
  }

  private static int inForce() {
    return house.room(CharterInForce.class).charter().version();
  }
}
