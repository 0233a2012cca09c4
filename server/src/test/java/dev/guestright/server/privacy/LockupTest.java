package dev.guestright.server.privacy;

import static dev.guestright.server.Company.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guestright.charter.Charter;
import dev.guestright.charter.Moment;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.gateway.Answer;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.gateway.Gateway;
import dev.guestright.server.gateway.Lockup;
import dev.guestright.server.gateway.Use;
import dev.guestright.server.house.ErasureList;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.identity.Customers;
import dev.guestright.server.identity.Role;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.vault.Fact;
import dev.guestright.server.vault.Lockers;
import dev.guestright.server.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/** GDPR Art. 17(3)(b): what a law makes the company keep is named, and locked away. */
class LockupTest {

  private static final String LAW =
      "law: { keep: P10Y, because: { en: Tax law wants invoices., de: Das Steuerrecht. } }";

  @TempDir private static Path directory;
  private static TestHouse house;
  private static Actor.Staff dora;
  private Company.Guest mira;

  @BeforeAll
  static void aLawKeepsPurchases() {
    String charter = TestHouse.resource("/demo/charter.yaml");
    String kept = charter.replaceFirst("(\n  purchase_history:\n)", "$1    " + LAW + "\n");
    assertThat(kept).isNotEqualTo(charter);
    house = new TestHouse(directory.resolve("data"), kept);
    dora =
        new Company(house).employs("dora", "Dora", Role.DATA_PROTECTION_OFFICER, "a-long-password");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @BeforeEach
  void miraBoughtSomething() {
    mira =
        new Company(house)
            .customer("Mira")
            .bought("Aurora Router", "aurora-router", daysAgo(3))
            .bought("Old clock", "old-clock", daysAgo(11 * 365))
            .allows("setup-help");
  }

  private static Erased erase(Company.Guest who) {
    Charter charter = house.room(CharterInForce.class).charter();
    return house
        .room(Erasures.class)
        .erase(who.id(), charter.controller(), By.CUSTOMER)
        .orElseThrow()
        .erased();
  }

  private static List<Fact> opened(Company.Guest who) {
    return house.room(Lockup.class).open(dora, who.id(), Lockup.Asker.TAX_AUDIT);
  }

  @Test
  void anErasureNamesWhatTheLawKeepsAndLocksItAway() {
    Erased erased = erase(mira);
    assertThat(erased.kept().getFirst().what()).startsWith("fact purchase_history (1), locked");
    assertThat(erased.kept().getFirst().why()).endsWith("Tax law wants invoices.");
    assertThat(erased.destroyed()).containsEntry("keys", 1L).containsEntry("fact name", 1L);
    assertThat(opened(mira))
        .as("what the law keeps, and not what it let go a year ago")
        .extracting(Fact::value)
        .singleElement()
        .asString()
        .contains("Aurora Router");
  }

  @Test
  void whatIsLockedAwayIsNoDataOfSomebodyWhoComesAgain() {
    erase(mira);
    house.room(Customers.class).welcome(List.of(mira.id()));
    new Company(house).known(mira.id()).allows("setup-help");
    assertThat(house.room(Gateway.class).releaseTo(new Actor.Subject(mira.id())).facts()).isEmpty();
    assertThat(asked(mira).facts()).isEmpty();
    assertThat(opened(mira)).hasSize(1);
  }

  private static Answer.Released asked(Company.Guest who) {
    Answer answer =
        house
            .room(Gateway.class)
            .ask(
                new Actor.Staff(dora.id(), "Maya", Role.AGENT),
                who.id(),
                Optional.of(new ConversationId(NewId.next())),
                Use.look(
                    "setup-help",
                    Set.of("purchase_history"),
                    Map.of(),
                    Moment.at(house.clock().instant())));
    assertThat(answer).isInstanceOf(Answer.Released.class);
    return (Answer.Released) answer;
  }

  @Test
  void whoseTimeIsOverIsLockedAwayBeforeTheSweep() {
    assertThat(asked(mira).facts()).hasSize(2);
    house.letPass(Duration.ofDays(3 * 365));
    Instant later = house.clock().instant();
    mira.allows("setup-help");
    assertThat(asked(mira).facts()).as("unreadable before any sweep").isEmpty();
    house.room(Lockup.class).pastTheirTime(later);
    assertThat(house.room(Vault.class).sweep(later)).isGreaterThanOrEqualTo(2);
    assertThat(asked(mira).facts()).isEmpty();
    assertThat(opened(mira)).hasSize(1);
    assertThat(page("/me/known/purchase_history"))
        .contains("Tax law wants invoices.", "(1 entry), until");
  }

  private String page(String path) {
    return new Visitor(house).comesBy(mira.link()).get(path).body();
  }

  @Test
  void whenTheLawLetsItGoItIsGoneAndItsKeyToo() {
    erase(mira);
    Lockers lockers = house.room(Lockers.class);
    Instant late = house.clock().instant().plus(Duration.ofDays(11 * 365));
    assertThat(lockers.of(mira.id(), late)).as("unreadable at that instant").isEmpty();
    assertThat(lockers.sweep(late)).isPositive();
    assertThat(
            house
                .owner()
                .queryForObject(
                    "SELECT count(*) FROM vault.locked_key WHERE customer_id = ?",
                    Long.class,
                    mira.id().value()))
        .isZero();
  }

  @Test
  void aRestoredBackupLocksItAwayAgainWhenItErasesAgain() {
    house
        .house()
        .data()
        .erasures()
        .add(new ErasureList.Line(house.clock().instant(), mira.id().value()));
    assertThat(house.room(Erasures.class).replay()).isEqualTo(1);
    assertThat(opened(mira)).hasSize(1);
  }

  @Test
  void whoOpensItIsOnRecordBeforeAnythingIsRead() {
    erase(mira);
    opened(mira);
    assertThat(
            house
                .sql()
                .queryForMap(
                    "SELECT staff_id, reason, items FROM vault.locked_opening"
                        + " WHERE customer_id = ?",
                    mira.id().value()))
        .containsEntry("staff_id", dora.id().value())
        .containsEntry("reason", "tax-audit")
        .containsEntry("items", 1);
    assertThat(
            house.sql().queryForList("SELECT body FROM trail.entry", byte[].class).stream()
                .map(body -> new String(body, StandardCharsets.UTF_8)))
        .anyMatch(body -> body.startsWith("{\"act\":\"locked"));
    house.owner().execute("REVOKE INSERT ON vault.locked_opening FROM guestright_house");
    try {
      assertThatThrownBy(() -> opened(mira)).isInstanceOf(DataAccessException.class);
    } finally {
      house.owner().execute("GRANT INSERT ON vault.locked_opening TO guestright_house");
    }
  }

  @Test
  void aLockedFactMovedBackDoesNotOpen() {
    erase(mira);
    house.room(Customers.class).welcome(List.of(mira.id()));
    Company.Guest again = new Company(house).known(mira.id()).allows("setup-help");
    house
        .owner()
        .update(
            "INSERT INTO vault.customer_key SELECT * FROM vault.locked_key WHERE customer_id = ?",
            mira.id().value());
    house
        .owner()
        .update(
            """
            INSERT INTO vault.item (customer_id, data_point, item_id, source, ciphertext,
              observed_at, stored_at, keep_until)
            SELECT customer_id, data_point, item_id, source, ciphertext, observed_at, locked_at,
              keep_until
            FROM vault.locked_item
            WHERE customer_id = ?
            """,
            mira.id().value());
    assertThatThrownBy(() -> asked(again)).hasMessageContaining("does not open");
  }

  @Test
  void theCustomerIsToldBeforeTheyErase() {
    assertThat(page("/me/erase"))
        .contains("What you bought", "(1 entry)", "Tax law wants invoices.", "is locked away");
  }

  @Test
  void thePageOpensALockerByTheCertificatesId() {
    erase(mira);
    Visitor officer = new Visitor(house).signIn("dora", "a-long-password");
    assertThat(officer.get("/governance/locked").body())
        .contains("Tax law wants invoices.")
        .doesNotContain("Aurora Router");
    String[] form = {"system", "", "reference", mira.id().toString(), "asker", "court"};
    assertThat(officer.post("/governance/locked", form).body()).contains("Aurora Router");
    form[3] = "nobody";
    assertThat(officer.post("/governance/locked", form).body()).contains("Nothing was opened");
  }

  @Test
  void aNewMasterKeyOpensLockersToo() {
    erase(mira);
    KeyTurn turn = KeyTurn.in(house.house(), house.clock());
    turn.rotate();
    turn.retire();
    assertThat(opened(mira)).hasSize(1);
  }
}
