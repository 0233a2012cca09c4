package dev.guestright.server.gateway;

import static dev.guestright.server.Company.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guestright.charter.Moment;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.identity.Role;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.StaffId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** House rule 3: data leaves the door only after its use record is durable. */
class NoRecordNoReleaseTest {

  private static final TestHouse HOUSE = TestHouse.shared();
  private static final Actor.Staff MAYA =
      new Actor.Staff(new StaffId(NewId.next()), "Maya", Role.AGENT);

  private Company.Guest mira;
  private InBetween vault;
  private Gateway door;

  @BeforeEach
  void aDoorWhoseHandOnTheVaultIsWatched() {
    mira =
        new Company(HOUSE)
            .customer("Mira")
            .bought("Aurora Router", "aurora-router", daysAgo(3))
            .allows("setup-help");
    vault = new InBetween(HOUSE.house().database().door(), 0, () -> {});
    door = HOUSE.anotherDoor(HOUSE.room(CharterInForce.class), HOUSE.clock(), vault);
    HOUSE
        .owner()
        .execute(
            """
            CREATE FUNCTION trail.fails() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'the record cannot be kept'; END $$
            """);
  }

  @AfterEach
  void recordsCanBeKeptAgain() {
    HOUSE.owner().execute("DROP FUNCTION trail.fails CASCADE");
  }

  @Test
  void withARecordTheDataIsReadAndReleased() {
    assertThat(ask()).isInstanceOf(Answer.Released.class);
    assertThat(vault.used()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"trail.use_record", "trail.entry"})
  void withoutARecordTheVaultIsNotEvenRead(String table) {
    HOUSE
        .owner()
        .execute(
            "CREATE TRIGGER fails BEFORE INSERT ON " + table + " EXECUTE FUNCTION trail.fails()");
    assertNothingIsRead();
  }

  @Test
  void aRecordThatFailsToCommitIsNoRecord() {
    HOUSE
        .owner()
        .execute(
            """
            CREATE CONSTRAINT TRIGGER fails AFTER INSERT ON trail.use_record
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION trail.fails()
            """);
    assertNothingIsRead();
  }

  @Test
  void aCustomerTooSeesNothingThatIsNotWrittenDown() {
    HOUSE
        .owner()
        .execute(
            "CREATE TRIGGER fails BEFORE INSERT ON trail.use_record EXECUTE FUNCTION"
                + " trail.fails()");
    assertThatThrownBy(() -> door.releaseTo(new Actor.Subject(mira.id())))
        .hasStackTraceContaining("the record cannot be kept");
    assertThat(vault.used()).isZero();
  }

  @Test
  void whenTheDataIsReadItsRecordIsThereForEverybodyToSee() {
    long[] seen = {0};
    InBetween looked = new InBetween(HOUSE.house().database().door(), 1, () -> seen[0] = records());
    HOUSE
        .anotherDoor(HOUSE.room(CharterInForce.class), HOUSE.clock(), looked)
        .ask(MAYA, mira.id(), Optional.of(new ConversationId(NewId.next())), look());
    assertThat(seen[0]).isEqualTo(1);
  }

  private void assertNothingIsRead() {
    assertThatThrownBy(this::ask).hasStackTraceContaining("the record cannot be kept");
    assertThat(vault.used()).isZero();
    assertThat(records()).isZero();
  }

  private long records() {
    return HOUSE
        .sql()
        .queryForList(
            "SELECT use_id FROM trail.use_record WHERE customer_id = ?", mira.id().value())
        .size();
  }

  private Answer ask() {
    return door.ask(MAYA, mira.id(), Optional.of(new ConversationId(NewId.next())), look());
  }

  private static Use look() {
    return Use.look(
        "setup-help", Set.of("purchase_history"), Map.of(), Moment.at(HOUSE.clock().instant()));
  }
}
