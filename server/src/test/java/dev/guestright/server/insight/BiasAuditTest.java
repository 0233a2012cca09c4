package dev.guestright.server.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.guestright.charter.Moment;
import dev.guestright.fairness.Finding;
import dev.guestright.server.Browser;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.gateway.Gateway;
import dev.guestright.server.gateway.Use;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.identity.Role;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.trail.audit.Findings;
import dev.guestright.server.trail.bias.BiasAudit;
import dev.guestright.server.trail.bias.BiasAudits;
import dev.guestright.server.trail.bias.BiasFinding;
import dev.guestright.server.trail.bias.BiasFindings;
import dev.guestright.server.trail.bias.Stage;
import dev.guestright.server.web.Words;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * One story of a house that helps older customers less: an audit finds it, a person answers, and an
 * audit of what comes after closes it. Attributes of those who did not allow it are never read.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BiasAuditTest {

  private static final String PASSWORD = "long enough for anybody";
  private static final int EACH = 40;

  @TempDir static Path directory;

  private static TestHouse house;
  private static Company company;
  private static Actor.Staff agent;
  private static Actor.Staff auditor;
  private static Actor.Staff lead;
  private static final List<Company.Guest> YOUNG = new ArrayList<>();
  private static final List<Company.Guest> OLD = new ArrayList<>();
  private static final List<Company.Guest> SILENT = new ArrayList<>();

  @BeforeAll
  static void aHouseThatHelpsOlderCustomersLess() {
    house = TestHouse.open(directory);
    company = new Company(house);
    agent = company.employs("agent", "Maya", Role.AGENT, PASSWORD);
    auditor = company.employs("auditor", "Ada", Role.AUDITOR, PASSWORD);
    lead = company.employs("lead", "Lena", Role.LEAD, PASSWORD);
    company.employs("officer", "Dora", Role.DATA_PROTECTION_OFFICER, PASSWORD);
    for (int i = 0; i < EACH; i++) {
      YOUNG.add(told("18-39").allows("check-for-bias").allows("setup-help"));
      OLD.add(told("60+").allows("check-for-bias"));
      SILENT.add(told("40-59-secret"));
    }
    YOUNG.forEach(BiasAuditTest::isHelped);
    OLD.forEach(BiasAuditTest::isHelped);
    SILENT.forEach(BiasAuditTest::isHelped);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static Company.Guest told(String age) {
    return company.customer("Guest").knownAs("age_band", age, Duration.ZERO);
  }

  private static void isHelped(Company.Guest guest) {
    house
        .room(Gateway.class)
        .ask(
            agent,
            guest.id(),
            Optional.of(new ConversationId(NewId.next())),
            Use.look(
                "setup-help",
                Set.of("purchase_history"),
                Map.of(),
                Moment.at(house.clock().instant())));
  }

  private static BiasAudit ended(String address) {
    UUID id = UUID.fromString(address.substring(address.lastIndexOf('/') + 1));
    Instant end = Instant.now().plus(Duration.ofSeconds(60));
    BiasAudit audit = house.room(BiasAudits.class).find(id).orElseThrow();
    while (audit.state() instanceof BiasAudit.State.Running && Instant.now().isBefore(end)) {
      Thread.onSpinWait();
      audit = house.room(BiasAudits.class).find(id).orElseThrow();
    }
    return audit;
  }

  private static List<BiasFinding> findings() {
    return house.room(BiasFindings.class).newest(100);
  }

  private static BiasFinding released() {
    return findings().stream()
        .filter(it -> it.difference().key().subject().equals("released"))
        .findFirst()
        .orElseThrow();
  }

  private static int usesForBias(CustomerId whose) {
    return house
        .sql()
        .queryForList(
            "SELECT 1 FROM trail.use_record"
                + " WHERE purpose = 'check-for-bias' AND customer_id = ?",
            whose.value())
        .size();
  }

  @Test
  @Order(1)
  void anAuditFindsItAndReadsNobodyWhoDidNotAllowIt() {
    Visitor ada = new Visitor(house).signIn("auditor", PASSWORD);
    assertThat(ada.post("/governance/bias").status()).isEqualTo(422);
    assertThat(ada.post("/governance/bias", "owner", agent.id().toString()).status())
        .isEqualTo(422);
    String at = ada.post("/governance/bias", "owner", lead.id().toString()).next();
    BiasAudit.State state = ended(at).state();

    assertThat(state).isInstanceOf(BiasAudit.State.Done.class);
    BiasAudit.State.Done done = (BiasAudit.State.Done) state;
    assertThat(done.counted()).isEqualTo(2 * EACH);
    assertThat(done.report()).contains("18-39", "60+").doesNotContain("secret");
    assertThat(usesForBias(YOUNG.getFirst().id())).isEqualTo(1);
    assertThat(SILENT).allSatisfy(it -> assertThat(usesForBias(it.id())).isZero());

    BiasFinding found = released();
    assertThat(found.owner()).isEqualTo(lead.id());
    assertThat(found.stage()).isEqualTo(Stage.OPEN);
    assertThat(found.difference().own()).isEqualTo(1.0);
    assertThat(found.difference().others()).isZero();

    String page = ada.get(at).body();
    assertThat(page).contains("<svg class=\"bar interval\"", "18-39", "60+", "95 % interval");
    assertThat(page).contains("Of 40 more customers nothing is known here");
    assertThat(ada.get("/governance/bias").body())
        .contains("Lena answers for it")
        .doesNotContain("/answer\"");
    assertThat(log()).anyMatch(it -> it.contains("bias_audit") && it.contains(auditor.id() + ""));
    assertThat(log()).anyMatch(it -> it.contains("\"opens\":\"" + found.id()));
  }

  private static List<String> log() {
    return house
        .sql()
        .query("SELECT body FROM trail.entry", (row, n) -> new String(row.getBytes(1)));
  }

  @Test
  @Order(2)
  void itsPagesAreForEveryone() {
    UUID audit = house.room(BiasAudits.class).lastRegular().orElseThrow().id();
    try (Browser browser = new Browser()) {
      Page page = browser.newPerson();
      page.navigate(house.url("/sign-in"));
      page.fill("[name=username]", "lead");
      page.fill("[name=password]", PASSWORD);
      page.click("main button");
      for (String path : List.of("/governance/bias", "/governance/bias/" + audit)) {
        for (int width : new int[] {320, 1280}) {
          page.setViewportSize(width, 900);
          page.emulateMedia(
              new Page.EmulateMediaOptions()
                  .setColorScheme(width == 320 ? ColorScheme.DARK : ColorScheme.LIGHT));
          page.navigate(house.url(path));
          assertThat(Browser.violations(page)).as("%s at %d", path, width).isEmpty();
          assertThat(page.evaluate("document.scrollingElement.scrollWidth"))
              .as("%s at %d px scrolls sideways", path, width)
              .isEqualTo(width);
        }
      }
    }
  }

  @Test
  @Order(2)
  void everyWordOfThePagesIsThereInEveryLanguage() {
    for (String language : Words.LANGUAGES) {
      Words words = Words.in(language);
      for (Subject subject : Subject.values()) {
        assertThat(words.sayOr("bias.subject." + subject.stored(), "")).isNotEmpty();
      }
      for (Finding.Kind kind : Finding.Kind.values()) {
        String stored = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        assertThat(words.say("bias.kind." + stored, "a", "b", "c", "d", "e", "f"))
            .doesNotContain("{");
      }
      for (Stage stage : Stage.values()) {
        assertThat(words.sayOr("bias.stage." + stage.stored(), "")).isNotEmpty();
      }
      for (BiasAudit.Cause cause : BiasAudit.Cause.values()) {
        assertThat(words.sayOr("bias.cause." + cause.stored(), "")).isNotEmpty();
      }
    }
  }

  @Test
  @Order(2)
  void theCustomerIsToldThatTheyWereCounted() {
    Visitor herself = new Visitor(house).comesBy(OLD.getFirst().link());
    assertThat(herself.get("/me").body()).contains("was counted into totals", "nobody saw yours");
  }

  @Test
  @Order(3)
  void nobodyIsSuspectedForAnAudit() {
    LocalDate today = LocalDate.ofInstant(house.clock().instant(), ZoneOffset.UTC);
    house.room(UnusualAccess.class).look(today, ZoneOffset.UTC);
    assertThat(house.room(Findings.class).newest(100))
        .noneMatch(it -> it.staff().equals(auditor.id()));
  }

  @Test
  @Order(4)
  void onlyItsOwnerAnswersAndOnlyWithWords() {
    String answer = "/governance/bias/findings/" + released().id() + "/answer";
    Visitor officer = new Visitor(house).signIn("officer", PASSWORD);
    Visitor lena = new Visitor(house).signIn("lead", PASSWORD);
    assertThat(officer.post(answer, "words", "It is fine.").status()).isEqualTo(422);
    assertThat(lena.post(answer, "words", " ").status()).isEqualTo(422);
    assertThat(released().stage()).isEqualTo(Stage.OPEN);
    assertThat(
            new Visitor(house)
                .signIn("auditor", PASSWORD)
                .post(answer, "words", "It is fine.")
                .status())
        .isEqualTo(403);
    assertThat(lena.post(answer, "words", "We now ask everybody.").next())
        .isEqualTo("/governance/bias#findings");
    assertThat(released().stage()).isEqualTo(Stage.ANSWERED);
  }

  @Test
  @Order(5)
  void anAuditThatSeesTooLittleDoesNotCloseIt() {
    Visitor ada = new Visitor(house).signIn("auditor", PASSWORD);
    ended(again(ada));
    assertThat(released().stage()).isEqualTo(Stage.ANSWERED);
  }

  private static String again(Visitor who) {
    return who.post("/governance/bias/findings/" + released().id() + "/again").next();
  }

  @Test
  @Order(6)
  void itIsClosedOnceAnAuditOfWhatCameAfterDoesNotFindItAgain() {
    OLD.forEach(it -> it.allows("setup-help"));
    YOUNG.forEach(BiasAuditTest::isHelped);
    OLD.forEach(BiasAuditTest::isHelped);
    ended(again(new Visitor(house).signIn("auditor", PASSWORD)));
    assertThat(released().stage()).isEqualTo(Stage.CLOSED);
    assertThat(log()).anyMatch(it -> it.contains("not-found") && it.contains("closed"));
    assertThatThrownBy(() ->
            house
                .owner()
                .update("UPDATE trail.bias_finding SET stage = 'open' WHERE stage = 'closed'"))
        .rootCause()
        .hasMessageContaining("never changed");
  }

  @Test
  @Order(7)
  void whoTakesBackTheirYesIsNotCountedAnyMore() {
    OLD.forEach(it -> it.refuses("check-for-bias"));
    int before = usesForBias(OLD.getFirst().id());
    BiasAuditor rooms = house.room(BiasAuditor.class);
    BiasAudit audit =
        rooms.begin(BiasAudit.Cause.ASKED, auditor.id(), lead.id(), Instant.MAX).orElseThrow();
    rooms.carryOut(audit, auditor);
    BiasAudit.State state = house.room(BiasAudits.class).find(audit.id()).orElseThrow().state();
    assertThat(((BiasAudit.State.Done) state).counted()).isEqualTo(EACH);
    assertThat(usesForBias(OLD.getFirst().id())).isEqualTo(before);
  }

  @Test
  @Order(8)
  void aModelIsAuditedBeforeItMayDecideAndIsToldNothing() {
    OLD.forEach(it -> it.allows("check-for-bias"));
    Set<CustomerId> old = OLD.stream().map(Company.Guest::id).collect(Collectors.toSet());
    BiasAuditor rooms = house.room(BiasAuditor.class);
    assertThat(
            rooms.beforePromotion(
                lead, "queue-1", it -> Optional.of(old.contains(it) ? "later" : "now"), "now"))
        .isInstanceOfSatisfying(
            BiasAuditor.Verdict.Found.class,
            it ->
                assertThat(it.differences())
                    .extracting(found -> found.key().subject())
                    .containsOnly("model"));
    assertThat(rooms.beforePromotion(lead, "queue-2", it -> Optional.of("now"), "now"))
        .isNotInstanceOf(BiasAuditor.Verdict.Found.class);
    assertThat(rooms.beforePromotion(lead, "queue-3", it -> Optional.empty(), "now"))
        .isInstanceOf(BiasAuditor.Verdict.CannotTell.class);
  }

  @Test
  @Order(8)
  void aReportWhoseFindingsCannotBeKeptIsNotKept() {
    BiasFinding.Difference found = released().difference();
    BiasFinding.Difference another =
        new BiasFinding.Difference(
            new BiasFinding.Key("another", found.key().attribute(), found.key().who()),
            found.reference(),
            found.kind(),
            found.severity(),
            found.own(),
            found.others(),
            found.low(),
            found.high(),
            found.size());
    BiasAudits audits = house.room(BiasAudits.class);
    BiasAudit audit =
        audits
            .begin(
                BiasAudit.Cause.PROMOTION,
                "queue-0",
                lead.id(),
                lead.id(),
                Instant.EPOCH,
                Instant.MAX)
            .orElseThrow();
    assertThatThrownBy(() ->
            audits.end(
                audit,
                1,
                "{}",
                () -> {
                  house.room(BiasFindings.class).open(audit, another);
                  throw new IllegalStateException("the power failed");
                }))
        .hasMessage("the power failed");
    assertThat(findings()).noneMatch(it -> it.difference().key().subject().equals("another"));
    assertThat(audits.find(audit.id()).orElseThrow().state())
        .isInstanceOf(BiasAudit.State.Running.class);
    audits.fail(audit, "broke-off");
  }

  @Test
  @Order(9)
  void theLastAuditIsRepeatedWhenItIsTimeAndNotBefore() {
    BiasSchedule schedule = house.room(BiasSchedule.class);
    BiasAudits audits = house.room(BiasAudits.class);
    UUID last = audits.lastRegular().orElseThrow().id();
    schedule.look();
    assertThat(audits.lastRegular().orElseThrow().id()).isEqualTo(last);
    house.letPass(Duration.ofDays(8));
    schedule.look();
    assertThat(audits.lastRegular())
        .get()
        .satisfies(it -> {
          assertThat(it.cause()).isEqualTo(BiasAudit.Cause.SCHEDULE);
          assertThat(it.askedBy()).isEqualTo(auditor.id());
          assertThat(it.state()).isInstanceOf(BiasAudit.State.Done.class);
        });
    schedule.look();
    assertThat(audits.newest(100).stream().filter(it -> it.cause() == BiasAudit.Cause.SCHEDULE))
        .hasSize(1);
  }

  @Test
  @Order(10)
  void aScheduleThatCannotBeIsSaidWithWhatToDo() {
    assertThat(BiasSchedule.every("never")).isEmpty();
    assertThat(BiasSchedule.every("P14D")).contains(Duration.ofDays(14));
    for (String wrong : List.of("weekly", "PT1H", "-P7D", "")) {
      assertThatThrownBy(() -> BiasSchedule.every(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("GUESTRIGHT_BIAS_AUDIT_EVERY should be");
    }
  }
}
