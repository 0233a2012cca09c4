package dev.guestright.server.gateway;

import static dev.guestright.server.Company.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.charter.Charter;
import dev.guestright.charter.Door;
import dev.guestright.charter.Moment;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.identity.Role;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.trail.UseRecord;
import dev.guestright.server.vault.Fact;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The door over a real database: what it gives out, when, and what it writes down first. */
class DoorTest {

  private static final TestHouse HOUSE = TestHouse.shared();
  private static final Gateway DOOR = HOUSE.room(Gateway.class);
  private static final Company COMPANY = new Company(HOUSE);
  private static final Actor.Staff MAYA =
      new Actor.Staff(new StaffId(NewId.next()), "Maya", Role.AGENT);

  @Test
  void silenceIsNoAndARecordSaysThatItWasAskedFor() {
    Company.Guest mira = buyer();
    Answer answer = ask(DOOR, mira, "setup-help", "purchase_history");
    assertThat(answer).isInstanceOf(Answer.Withheld.class);
    assertThat(recorded(answer))
        .containsEntry("decision", "ask-first")
        .containsEntry("ground", "silence-is-no")
        .containsEntry("staff_id", MAYA.id().value());
  }

  @Test
  void aYesOpensTheDoorAndTheRecordNamesTheYes() {
    Company.Guest mira = buyer().allows("setup-help");
    Answer answer = ask(DOOR, mira, "setup-help", "purchase_history");
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Released.class,
            released ->
                assertThat(released.of("purchase_history"))
                    .singleElement()
                    .extracting(Fact::value)
                    .asString()
                    .contains("Aurora"));
    assertThat(recorded(answer)).containsEntry("decision", "permit");
    assertThat(recorded(answer).get("consent_id")).isNotNull();
  }

  @Test
  void aYesToOnePurposeIsNoYesToAnother() {
    Company.Guest mira = buyer().livesIn("Europe/Oslo").allows("setup-help");
    assertWithheld(ask(DOOR, mira, "right-time-and-channel", "time_zone"));
  }

  @Test
  void aYesToOnePurposeOpensNoOtherData() {
    Company.Guest mira = buyer().livesIn("Europe/Oslo").allows("setup-help");
    Answer answer = ask(DOOR, mira, "setup-help", "purchase_history", "time_zone", "name");
    assertThat(facts(answer)).extracting(Fact::dataPoint).isSubsetOf("purchase_history");
  }

  @Test
  void afterAWithdrawalNothingComesOut() {
    Company.Guest mira = buyer().allows("setup-help").refuses("setup-help");
    assertWithheld(ask(DOOR, mira, "setup-help", "purchase_history"));
  }

  @Test
  void aWithdrawalAtOneNodeHoldsAtTheOther() {
    Company.Guest mira = buyer().allows("setup-help");
    Gateway other = HOUSE.anotherDoor();
    assertThat(facts(ask(other, mira, "setup-help", "purchase_history"))).isNotEmpty();
    mira.refuses("setup-help");
    assertWithheld(ask(other, mira, "setup-help", "purchase_history"));
  }

  @Test
  void aYesThatHasExpiredIsNoYes() {
    Company.Guest mira = buyer().allows("setup-help");
    assertThat(facts(ask(later(Duration.ofDays(360)), mira, "setup-help", "purchase_history")))
        .isNotEmpty();
    assertWithheld(ask(later(Duration.ofDays(367)), mira, "setup-help", "purchase_history"));
  }

  @Test
  void aYesToOtherWordsIsNoYes() {
    Company.Guest mira = buyer().allows("setup-help");
    Gateway reworded =
        HOUSE.anotherDoor(
            charter(
                "May we look at what you bought, to send you the right guide?",
                "May we look at what you bought, to send you guides and offers?"),
            HOUSE.clock(),
            HOUSE.house().database().door());
    assertWithheld(ask(reworded, mira, "setup-help", "purchase_history"));
  }

  @Test
  void aPurposeThatTheCharterDoesNotKnowOpensNothing() {
    Company.Guest mira = buyer().allows("setup-help");
    Answer answer = ask(DOOR, mira, "sell-more", "purchase_history");
    assertWithheld(answer);
    assertThat(recorded(answer)).containsEntry("decision", "refuse");
  }

  @Test
  void dataThatTheCharterDoesNotKnowIsNotReleased() {
    Company.Guest mira = buyer().allows("setup-help");
    assertThat(facts(ask(DOOR, mira, "setup-help", "shoe_size"))).isEmpty();
  }

  @Test
  void aRoleThatThePurposeDoesNotNameSeesNothing() {
    Company.Guest mira = buyer().allows("setup-help");
    Actor.Staff karim = new Actor.Staff(MAYA.id(), "Karim", Role.DATA_PROTECTION_OFFICER);
    assertWithheld(
        DOOR.ask(
            karim,
            mira.id(),
            Optional.of(new ConversationId(NewId.next())),
            look("setup-help", "purchase_history")));
  }

  @Test
  void onePersonsYesOpensNobodyElsesData() {
    buyer().allows("setup-help");
    assertWithheld(ask(DOOR, buyer(), "setup-help", "purchase_history"));
  }

  @Test
  void whatIsPastItsTimeIsUnreadableAtThatInstant() {
    Company.Guest mira = COMPANY.customer("Mira");
    Instant end = facts(ask(DOOR, mira, "answer-the-question", "name")).getFirst().keepUntil();
    assertThat(facts(ask(end.minusMillis(1), mira, "answer-the-question", "name"))).isNotEmpty();
    assertThat(facts(ask(end, mira, "answer-the-question", "name"))).isEmpty();
  }

  @Test
  void aCustomerSeesTheirOwnDataAndThatTooIsWrittenDown() {
    Company.Guest mira = buyer();
    assertThat(DOOR.releaseTo(new Actor.Subject(mira.id())).facts()).isNotEmpty();
    assertThat(
            HOUSE
                .sql()
                .queryForList(
                    "SELECT purpose FROM trail.use_record WHERE customer_id = ? AND actor ="
                        + " 'customer'",
                    String.class,
                    mira.id().value()))
        .containsExactly("subject-access");
  }

  private static Company.Guest buyer() {
    return COMPANY.customer("Mira").bought("Aurora Router", "aurora-router", daysAgo(3));
  }

  private static Answer ask(Gateway door, Company.Guest whose, String purpose, String... data) {
    return door.ask(
        MAYA, whose.id(), Optional.of(new ConversationId(NewId.next())), look(purpose, data));
  }

  private static Use look(String purpose, String... data) {
    return Use.look(purpose, Set.of(data), Map.of(), Moment.at(HOUSE.clock().instant()));
  }

  private static Instant later(Duration time) {
    return HOUSE.clock().instant().plus(time);
  }

  /** Asks at another time than now. */
  private static Answer ask(Instant at, Company.Guest whose, String purpose, String... data) {
    return HOUSE
        .anotherDoor(
            HOUSE.room(CharterInForce.class),
            Clock.fixed(at, ZoneOffset.UTC),
            HOUSE.house().database().door())
        .ask(
            MAYA,
            whose.id(),
            Optional.of(new ConversationId(NewId.next())),
            Use.look(purpose, Set.of(data), Map.of(), Moment.at(at)));
  }

  private static CharterInForce charter(String words, String others) {
    String text = TestHouse.resource("/demo/charter.yaml");
    assertThat(text).contains(words);
    Charter changed = Charter.read(text.replace(words, others)).charter().orElseThrow();
    return new CharterInForce(Door.of(changed), HOUSE.sql());
  }

  private static void assertWithheld(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Withheld.class);
    assertThat(recorded(answer).get("decision")).isNotEqualTo("permit");
  }

  private static List<Fact> facts(Answer answer) {
    return answer instanceof Answer.Released released ? released.facts() : List.of();
  }

  private static Map<String, @Nullable Object> recorded(Answer answer) {
    UseRecord record = answer.record();
    return HOUSE
        .sql()
        .queryForMap(
            "SELECT * FROM trail.use_record WHERE customer_id = ? AND use_id = ?",
            record.customer().value(),
            record.id().value());
  }
}
