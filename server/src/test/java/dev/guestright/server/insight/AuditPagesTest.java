package dev.guestright.server.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guestright.charter.Moment;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.desk.Conversation;
import dev.guestright.server.gateway.Gateway;
import dev.guestright.server.gateway.Use;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.identity.Role;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.trail.audit.Finding;
import dev.guestright.server.trail.audit.Findings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Unusual uses are found, shown and closed by a person; a broken glass is told to the customer. */
class AuditPagesTest {

  private static final TestHouse HOUSE = TestHouse.shared();
  private static final Company COMPANY = new Company(HOUSE);
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String PASSWORD = "long enough for anybody";

  private String agentName = "";
  private Actor.Staff agent = new Actor.Staff(new StaffId(NewId.next()), "", Role.AGENT);
  private Visitor officer = new Visitor(HOUSE);

  @BeforeEach
  void anAgentAndAnOfficer() {
    int number = NUMBER.incrementAndGet();
    agentName = "audit-agent-" + number;
    agent = COMPANY.employs(agentName, "Maya" + number, Role.AGENT, PASSWORD);
    COMPANY.employs(
        "audit-officer-" + number, "Karim" + number, Role.DATA_PROTECTION_OFFICER, PASSWORD);
    officer = new Visitor(HOUSE).signIn("audit-officer-" + number, PASSWORD);
  }

  private static void scan() {
    LocalDate today = LocalDate.ofInstant(HOUSE.clock().instant(), ZoneOffset.UTC);
    HOUSE.room(UnusualAccess.class).look(today, ZoneOffset.UTC);
  }

  private Optional<Finding> found(Finding.Kind kind) {
    return HOUSE.room(Findings.class).newest(1_000).stream()
        .filter(it -> it.staff().equals(agent.id()) && it.kind() == kind)
        .findFirst();
  }

  private void uses(Company.Guest guest) {
    HOUSE
        .room(Gateway.class)
        .ask(
            agent,
            guest.id(),
            Optional.of(new ConversationId(NewId.next())),
            Use.look(
                "answer-the-question",
                Set.of("name"),
                Map.of(),
                Moment.at(HOUSE.clock().instant())));
  }

  @Test
  void anAgentLooksOutsideOnlyWithAReasonAndTheCustomerAndAReviewerAreTold() {
    Company.Guest mira = COMPANY.customer("Mira Outside");
    Conversation talk = mira.writes("Hello");
    Visitor maya = new Visitor(HOUSE).signIn(agentName, PASSWORD);

    Visitor.Seen without = maya.post("/desk/outside", "code", talk.code());
    assertThat(without.status()).isEqualTo(422);
    assertThat(without.body()).doesNotContain("Mira Outside");

    Visitor.Seen with =
        maya.post("/desk/outside", "code", talk.code(), "reason", "customer-is-here");
    assertThat(with.status()).isEqualTo(200);
    assertThat(with.body()).contains("Mira Outside", "The customer is told");

    Visitor herself = new Visitor(HOUSE).comesBy(mira.link());
    assertThat(herself.get("/me").body())
        .contains("outside of any conversation", "the customer is on the phone")
        .contains("Another person will check that this was right.");

    scan();
    Finding finding = found(Finding.Kind.BREAK_GLASS).orElseThrow();
    assertThat(officer.get("/governance/audits").body())
        .contains(agent.displayName() + " looked at a customer outside of any conversation");
    String close = "/governance/audits/findings/" + finding.id() + "/close";
    assertThat(officer.post(close, "words", " ").status()).isEqualTo(422);
    assertThat(officer.post(close, "words", "She called; all is well.").next())
        .isEqualTo("/governance/audits#findings");
    assertThat(officer.get("/governance/audits").body()).contains("She called; all is well.");
    assertThat(herself.get("/me").body()).contains("Another person checked this on");
    assertThat(officer.post(close, "words", "Again").status()).isEqualTo(404);
  }

  @Test
  void theDoorIsShutToStaffWithNoConversationAndNoReason() {
    Company.Guest mira = COMPANY.customer("Mira");
    assertThatThrownBy(() ->
            HOUSE
                .room(Gateway.class)
                .ask(
                    agent,
                    mira.id(),
                    Optional.empty(),
                    Use.look(
                        "answer-the-question", Set.of("name"), Map.of(), Moment.at(Instant.now()))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("break the glass");
  }

  @Test
  void farMoreCustomersThanWereAnsweredAreFoundAndAFewAreNot() {
    List<Company.Guest> guests =
        java.util.stream.IntStream.range(0, 25)
            .mapToObj(n -> COMPANY.customer("Guest " + n))
            .toList();
    guests.subList(0, 10).forEach(this::uses);
    scan();
    assertThat(found(Finding.Kind.MANY_CUSTOMERS)).isEmpty();
    guests.forEach(this::uses);
    scan();
    assertThat(found(Finding.Kind.MANY_CUSTOMERS)).get().extracting(Finding::count).isEqualTo(25);
    assertThat(found(Finding.Kind.BREAK_GLASS)).isEmpty();
    assertThat(found(Finding.Kind.NO_CONVERSATION)).isEmpty();
  }

  @Test
  void whatIsNightOnTheClockOfThePlaceIsFoundAndWhatIsDayIsNot() {
    uses(COMPANY.customer("Guest"));
    // Weekdays in both places: the records are set to a Wednesday noon in UTC.
    HOUSE
        .owner()
        .update(
            "UPDATE trail.use_record SET at = '2026-11-18T12:00:00Z' WHERE staff_id = ?",
            agent.id().value());
    LocalDate wednesday = LocalDate.of(2026, 11, 18);
    HOUSE.room(UnusualAccess.class).look(wednesday, ZoneOffset.UTC);
    assertThat(found(Finding.Kind.OFF_HOURS)).isEmpty();
    HOUSE.room(UnusualAccess.class).look(wednesday, ZoneId.of("Pacific/Auckland"));
    assertThat(found(Finding.Kind.OFF_HOURS)).isPresent();
  }

  @Test
  void aUseWithNoConversationThatGotPastTheDoorIsFound() {
    uses(COMPANY.customer("Guest"));
    HOUSE
        .owner()
        .update(
            "UPDATE trail.use_record SET conversation_id = NULL WHERE staff_id = ?",
            agent.id().value());
    scan();
    assertThat(found(Finding.Kind.NO_CONVERSATION)).isPresent();
  }

  @Test
  void anAuditorReadsAndDecidesNothing() {
    String auditor = "audit-auditor-" + NUMBER.incrementAndGet();
    COMPANY.employs(auditor, "Ada", Role.AUDITOR, PASSWORD);
    Visitor ada = new Visitor(HOUSE).signIn(auditor, PASSWORD);
    Visitor.Seen page = ada.get("/governance/audits");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).doesNotContain("/close\"", "/sign\"");
    assertThat(
            ada.post("/governance/audits/findings/" + NewId.next() + "/close", "words", "x")
                .status())
        .isEqualTo(403);
  }
}
