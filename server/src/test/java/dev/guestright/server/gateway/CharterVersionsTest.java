package dev.guestright.server.gateway;

import static dev.guestright.server.Company.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guestright.charter.Door;
import dev.guestright.charter.Moment;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.identity.Role;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.vault.Fact;
import dev.guestright.server.vault.VaultReader;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataIntegrityViolationException;

/** A charter's way from a proposal to being in force on every node at once. */
class CharterVersionsTest {

  private static final StaffId KARIM = new StaffId(NewId.next());
  private static final Actor.Staff MAYA =
      new Actor.Staff(new StaffId(NewId.next()), "Maya", Role.AGENT);
  private static final String QUESTION =
      "May we look at what you bought, to send you the right guide?";

  @TempDir private static Path directory;
  private static TestHouse house;
  private static Charters charters;
  private static int latest = 1;

  @BeforeAll
  static void open() {
    house = TestHouse.open(directory);
    charters = house.room(Charters.class);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @AfterEach
  void noProposalIsLeft() {
    charters.all().stream()
        .filter(version -> version.stage() == Stage.PROPOSED)
        .forEach(version -> charters.turnDown(version.version(), KARIM));
    signOff(demo());
  }

  @Test
  void aProposalDecidesNothing() {
    Company.Guest mira = buyer().allows("setup-help");
    charters.propose(next(demo().replace(QUESTION, "May we see your purchases?")), by());
    assertThat(ask(mira)).isInstanceOf(Answer.Released.class);
  }

  @Test
  void aChangedQuestionVoidsTheOldYesOnceItIsSignedOff() {
    Company.Guest mira = buyer().allows("setup-help");
    int version = signOff(demo().replace(QUESTION, "May we see your purchases?"));
    Answer answer = ask(mira);
    assertThat(answer).isInstanceOf(Answer.Withheld.class);
    assertThat(answer.record().ground()).isEqualTo("silence-is-no");
    assertThat(answer.record().charterVersion()).isEqualTo(version);
  }

  @Test
  void aNodeThatHasNotHeardOfTheNewCharterDecidesNothingByTheOldOne() {
    Company.Guest mira = buyer().allows("setup-help");
    CharterInForce notHeard = charterOfNow();
    Gateway elsewhere = house.anotherDoor(notHeard, house.clock(), house.house().database().door());
    int version = signOff(demo().replace(QUESTION, "May we see your purchases?"));
    assertThat(notHeard.charter().version()).isNotEqualTo(version);
    Answer answer = ask(elsewhere, mira);
    assertThat(answer).isInstanceOf(Answer.Withheld.class);
    assertThat(answer.record().charterVersion()).isEqualTo(version);
  }

  @Test
  void aCharterSignedOffBetweenDecisionAndRecordIsSeen() {
    Company.Guest mira = buyer().allows("setup-help");
    String changed = demo().replace(QUESTION, "May we see your purchases?");
    InBetween interrupted =
        new InBetween(house.house().database().door(), 2, () -> signOff(changed));
    Gateway door =
        new Gateway(
            charterOfNow(),
            house.room(Shadows.class),
            interrupted,
            new VaultReader(house.house().database().door(), house.house().keys().master()),
            house.clock());
    assertThat(ask(door, mira)).isInstanceOf(Answer.Withheld.class);
    assertThat(
            house
                .sql()
                .queryForObject(
                    "SELECT count(*) FROM trail.use_record WHERE customer_id = ? AND decision = ?",
                    Integer.class,
                    mira.id().value(),
                    "permit"))
        .isZero();
  }

  @Test
  void whatACharterDeclaresNoMoreIsGoneAndFindsNoPlace() {
    Company.Guest mira = company().customer("Mira").livesIn("Europe/Berlin");
    assertThat(items(mira, "time_zone")).isOne();
    signOff(without("time_zone"));
    assertThat(items(mira, "time_zone")).isZero();
    house.room(CharterInForce.class).catchUp();
    assertThatThrownBy(() -> mira.livesIn("Europe/Berlin"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("time_zone");
    assertThatThrownBy(() ->
            house
                .sql()
                .update(
                    """
                    INSERT INTO vault.item
                      (customer_id, data_point, item_id, source, ciphertext, observed_at,
                       stored_at, keep_until)
                    VALUES (?, 'time_zone', gen_random_uuid(), 'x', '', now(), now(), now())
                    """,
                    mira.id().value()))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void aShorterKeepTimeHoldsForWhatIsThereAlreadyAndALongerOneDoesNot() {
    Company.Guest mira = buyer();
    OffsetDateTime before = keptUntil(mira);
    signOff(keeping("P6M"));
    OffsetDateTime shorter = keptUntil(mira);
    assertThat(shorter).isBefore(before.minusMonths(17));
    signOff(keeping("P5Y"));
    assertThat(keptUntil(mira)).isEqualTo(shorter);
  }

  @Test
  void theShadowSaysWhatWouldHaveBeenDecidedOtherwiseAndReleasesNothing() {
    Company.Guest mira = buyer().allows("setup-help");
    int proposed =
        charters
            .propose(next(demo().replace(QUESTION, "May we see your purchases?")), by())
            .version();
    house.room(Shadows.class).catchUp();
    Answer answer = ask(mira);
    assertThat(answer).isInstanceOf(Answer.Released.class);
    assertThat(facts(answer)).isNotEmpty();
    assertThat(
            house
                .sql()
                .queryForMap(
                    "SELECT * FROM gateway.shadow_difference WHERE use_id = ?",
                    answer.record().id().value()))
        .containsEntry("version", proposed)
        .containsEntry("decision", "ask-first")
        .containsEntry("ground", "silence-is-no");
  }

  @Test
  void theShadowKeepsStillWhereItAgrees() {
    Company.Guest mira = buyer().allows("setup-help");
    charters.propose(next(demo()), by());
    house.room(Shadows.class).catchUp();
    Answer answer = ask(mira);
    assertThat(
            house
                .sql()
                .queryForList(
                    "SELECT * FROM gateway.shadow_difference WHERE use_id = ?",
                    answer.record().id().value()))
        .isEmpty();
  }

  @Test
  void aShadowThatFailsTroublesNobody() {
    Company.Guest mira = buyer().allows("setup-help");
    charters.propose(next(demo().replace(QUESTION, "May we see your purchases?")), by());
    house.room(Shadows.class).catchUp();
    house.owner().execute("ALTER TABLE gateway.shadow_difference RENAME TO gone");
    try {
      assertThat(ask(mira)).isInstanceOf(Answer.Released.class);
    } finally {
      house.owner().execute("ALTER TABLE gateway.gone RENAME TO shadow_difference");
    }
  }

  @Test
  void aVersionIsDecidedOnce() {
    int version = charters.propose(next(demo()), by()).version();
    assertThat(charters.signOff(version, KARIM)).isTrue();
    assertThat(charters.signOff(version, KARIM)).isFalse();
    assertThat(charters.turnDown(version, KARIM)).isFalse();
    assertThat(charters.find(version).orElseThrow().decidedBy()).contains(KARIM);
  }

  @Test
  void anOlderProposalCannotOvertakeANewerCharter() {
    int older = charters.propose(next(demo()), by()).version();
    signOff(demo());
    assertThat(charters.signOff(older, KARIM)).isFalse();
  }

  @Test
  void aNumberIsSpentOnceItWasProposed() {
    String text = next(demo());
    charters.propose(text, by());
    assertThatThrownBy(() -> charters.propose(text + "\n# another remark\n", by()))
        .isInstanceOf(Charters.NotNew.class)
        .hasMessageContaining("new version number");
    assertThatThrownBy(() -> charters.propose(numbered(demo(), 1) + "\n#\n", by()))
        .isInstanceOf(Charters.NotNew.class);
    assertThatThrownBy(() ->
            charters.propose(
                next(demo().replace("charter: northwind-support", "charter: southwind")), by()))
        .isInstanceOf(Charters.NotNew.class)
        .hasMessageContaining("northwind-support");
  }

  @Test
  void anUnsoundCharterIsNotProposedAndSaysWhereItIsWrong() {
    assertThatThrownBy(
            () -> charters.propose(next(demo().replace("keep: P2Y", "keep: for ever")), by()))
        .isInstanceOf(Charters.Unsound.class)
        .hasMessageContaining("line ");
  }

  @Test
  void theSameTextGivenAgainAtAStartChangesNothingAndAnotherOneBecomesAProposal() {
    String inForce =
        charters.all().stream()
            .filter(version -> version.stage() == Stage.IN_FORCE)
            .findFirst()
            .orElseThrow()
            .text();
    int known = charters.all().size();
    charters.open(Optional.of(inForce));
    assertThat(charters.all()).hasSize(known);
    String other = next(demo());
    CharterInForce opened = charters.open(Optional.of(other));
    assertThat(opened.charter().version()).isEqualTo(latest - 1);
    assertThat(charters.find(latest).orElseThrow().stage()).isEqualTo(Stage.PROPOSED);
  }

  @Test
  void everyStepIsInTheLogWithWhoTookIt() {
    int version = signOff(demo());
    List<String> stages =
        house
            .sql()
            .query(
                """
                SELECT convert_from(body, 'UTF8')::jsonb -> 'record' ->> 'stage' AS stage
                FROM trail.entry
                WHERE convert_from(body, 'UTF8')::jsonb ->> 'act' = 'charter'
                  AND (convert_from(body, 'UTF8')::jsonb -> 'record' ->> 'version')::int = ?
                  AND convert_from(body, 'UTF8')::jsonb -> 'record' ->> 'by' = ?
                ORDER BY entry_id
                """,
                (row, n) -> row.getString("stage"),
                version,
                KARIM.toString());
    assertThat(stages).containsExactly("proposed", "in-force");
  }

  @Test
  void onlyAProposalCanBeDecidedAndOnlyTheOneInForceSuperseded() {
    Map<Stage, Set<Stage>> legal =
        Map.of(
            Stage.PROPOSED, EnumSet.of(Stage.IN_FORCE, Stage.TURNED_DOWN),
            Stage.IN_FORCE, EnumSet.of(Stage.SUPERSEDED));
    CharterVersions rows = new CharterVersions(house.sql());
    CharterVersion some = charters.find(1).orElseThrow();
    for (Stage from : Stage.values()) {
      for (Stage to : Stage.values()) {
        if (!legal.getOrDefault(from, Set.of()).contains(to)) {
          assertThatThrownBy(
                  () -> rows.move(at(some, from), to, Optional.of(KARIM), house.clock().instant()))
              .as("%s to %s", from, to)
              .isInstanceOf(IllegalStateException.class);
        }
      }
      assertThat(from.next()).isEqualTo(legal.getOrDefault(from, Set.of()));
    }
    assertThat(Arrays.stream(Stage.values()).map(stage -> Stage.of(stage.stored())))
        .containsExactly(Stage.values());
  }

  @Test
  void theDatabaseHoldsOneCharterInForceAtMost() {
    assertThatThrownBy(() ->
            house
                .sql()
                .update("UPDATE gateway.charter_version SET stage = 'in-force' WHERE version = 1"))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  private static CharterVersion at(CharterVersion version, Stage stage) {
    return new CharterVersion(
        version.name(),
        version.version(),
        stage,
        version.digest(),
        version.text(),
        version.proposedBy(),
        version.proposedAt(),
        version.decidedBy(),
        version.decidedAt());
  }

  private static int signOff(String text) {
    int version = charters.propose(next(text), by()).version();
    assertThat(charters.signOff(version, KARIM)).isTrue();
    return version;
  }

  private static Optional<StaffId> by() {
    return Optional.of(KARIM);
  }

  private static String demo() {
    return TestHouse.resource("/demo/charter.yaml");
  }

  private static String next(String text) {
    return numbered(text, ++latest);
  }

  private static String numbered(String text, int version) {
    assertThat(text).contains("\nversion: 1\n");
    return text.replace("\nversion: 1\n", "\nversion: " + version + "\n");
  }

  /** The demo's charter without this data point, its purpose and the play that uses it. */
  private static String without(String dataPoint) {
    assertThat(dataPoint).isEqualTo("time_zone");
    return demo()
        .replaceAll("(?m)^  time_zone:\\n(?:    .*\\n)*", "")
        .replaceAll("(?m)^  right-time-and-channel:\\n(?:    .*\\n)*", "")
        .replaceAll("(?m)^  lines-closed:\\n(?:    .*\\n)*", "");
  }

  private static String keeping(String period) {
    String changed =
        demo().replaceAll("(?s)(  purchase_history:.{0,400}?keep: )P[0-9A-Z]+", "$1" + period);
    assertThat(changed).contains("keep: " + period);
    return changed;
  }

  private static CharterInForce charterOfNow() {
    CharterInForce now = house.room(CharterInForce.class);
    now.catchUp();
    return new CharterInForce(Door.of(now.charter()), house.sql());
  }

  private static Company.Guest buyer() {
    return company().customer("Mira").bought("Aurora Router", "aurora", daysAgo(3));
  }

  private static Company company() {
    house.room(CharterInForce.class).catchUp();
    return new Company(house);
  }

  private static long items(Company.Guest whose, String dataPoint) {
    return keptUntil(whose, dataPoint).size();
  }

  private static OffsetDateTime keptUntil(Company.Guest whose) {
    return keptUntil(whose, "purchase_history").getFirst();
  }

  private static List<OffsetDateTime> keptUntil(Company.Guest whose, String dataPoint) {
    return house
        .sql()
        .query(
            "SELECT keep_until FROM vault.item WHERE customer_id = ? AND data_point = ?",
            (row, n) -> row.getObject("keep_until", OffsetDateTime.class),
            whose.id().value(),
            dataPoint);
  }

  private static Answer ask(Company.Guest whose) {
    return ask(house.room(Gateway.class), whose);
  }

  private static Answer ask(Gateway door, Company.Guest whose) {
    return door.ask(
        MAYA,
        whose.id(),
        Optional.of(new ConversationId(NewId.next())),
        Use.look(
            "setup-help",
            Set.of("purchase_history"),
            Map.of(),
            Moment.at(house.clock().instant())));
  }

  private static List<Fact> facts(Answer answer) {
    return answer instanceof Answer.Released released ? released.facts() : List.of();
  }
}
