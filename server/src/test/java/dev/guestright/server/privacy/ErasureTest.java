package dev.guestright.server.privacy;

import static dev.guestright.server.Company.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guestright.charter.Charter;
import dev.guestright.ledger.NoteSigner;
import dev.guestright.ledger.NoteVerifier;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.desk.Conversation;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.gateway.Lockup;
import dev.guestright.server.house.ErasureList;
import dev.guestright.server.identity.Customers;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.privacy.upstream.Upstream;
import dev.guestright.server.trail.LogKey;
import dev.guestright.server.trail.Receipt;
import dev.guestright.server.vault.Item;
import dev.guestright.server.vault.Vault;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** House rule 8: erasure is for ever. Backups have a test of their own. */
class ErasureTest {

  private static final TestHouse HOUSE = TestHouse.shared();
  private static final Charter CHARTER = HOUSE.room(CharterInForce.class).charter();
  private static final Erasures ERASURES = HOUSE.room(Erasures.class);
  private static final NoteVerifier LOG =
      LogKey.of(HOUSE.house().keys(), CHARTER.name()).verifier();

  private Company.Guest mira;
  private Conversation talk;

  @BeforeEach
  void miraIsACustomer() {
    mira =
        new Company(HOUSE)
            .customer("Mira")
            .knownAs("email", "mira@example.org", daysAgo(0))
            .bought("Aurora Router", "aurora-router", daysAgo(3))
            .bought("Desk lamp", "desk-lamp", daysAgo(2))
            .allows("setup-help");
    talk = mira.writes("How do I set up my router?");
    new Visitor(HOUSE).comesBy(mira.link()).get("/me");
  }

  private Erasures.Certificate erase() {
    return ERASURES.erase(mira.id(), CHARTER.controller(), By.CUSTOMER).orElseThrow();
  }

  @Test
  void noTableOfTheHouseHoldsARowOfAnErasedCustomer() {
    List<String> before = tablesWith(mira.id());
    assertThat(before)
        .contains(
            "identity.customer",
            "vault.customer_key",
            "vault.item",
            "consent.consent_record",
            "desk.conversation",
            "desk.message",
            "trail.use_record");
    erase();
    assertThat(tablesWith(mira.id())).containsExactly("identity.erased");
  }

  /** Every table of a customer refers to them, or is named here with the reason. */
  @Test
  void aNewTableOfCustomersGoesWithThemToo() {
    assertThat(
            HOUSE
                .owner()
                .queryForList(
                    """
                    SELECT c.table_schema || '.' || c.table_name
                    FROM information_schema.columns c
                    JOIN information_schema.tables t USING (table_schema, table_name)
                    WHERE c.column_name = 'customer_id' AND t.table_type = 'BASE TABLE'
                      AND NOT EXISTS (
                        SELECT 1
                        FROM pg_constraint f
                        WHERE f.contype = 'f' AND f.confdeltype = 'c'
                          AND f.conrelid = (c.table_schema || '.' || c.table_name)::regclass)
                    ORDER BY 1
                    """,
                    String.class))
        .as("tables that identity.erase must empty, or that ON DELETE CASCADE must")
        .containsExactly(
            "gateway.shadow_difference", // emptied by identity.erase, as use records are
            "identity.customer", // what the others refer to
            "identity.erased", // what keeps them erased
            "trail.use_outcome", // emptied by identity.erase: no look-up more at the door
            "trail.use_record",
            "vault.locked_key", // what a law makes the company keep
            "vault.locked_opening"); // who opened it
  }

  private static List<String> tablesWith(CustomerId customer) {
    return HOUSE
        .owner()
        .query(
            """
            SELECT c.table_schema || '.' || c.table_name AS name
            FROM information_schema.columns c
            JOIN information_schema.tables t USING (table_schema, table_name)
            WHERE c.column_name = 'customer_id' AND t.table_type = 'BASE TABLE'
            ORDER BY 1
            """,
            (row, n) -> row.getString("name"))
        .stream()
        .filter(table ->
            !HOUSE
                .owner()
                .queryForList("SELECT 1 FROM " + table + " WHERE customer_id = ?", customer.value())
                .isEmpty())
        .toList();
  }

  @Test
  void othersKeepWhatIsTheirs() {
    Company.Guest ben = new Company(HOUSE).customer("Ben").allows("setup-help");
    ben.writes("Hello");
    List<String> before = tablesWith(ben.id());
    erase();
    assertThat(tablesWith(ben.id())).isEqualTo(before);
  }

  @Test
  void theListOutsideTheDatabaseHasThemBeforeAnybodyIsTold() {
    Erased erased = erase().erased();
    assertThat(HOUSE.house().data().erasures().lines())
        .contains(new ErasureList.Line(erased.at(), mira.id().value()));
  }

  @Test
  void theirLinkLeadsNowhereAndTheirOpenPageCloses() {
    Visitor elsewhere = new Visitor(HOUSE).comesBy(mira.link());
    String link = mira.link();
    erase();
    assertThat(elsewhere.get("/me").body()).contains("Your page has no password");
    assertThat(elsewhere.post("/me/erase", "sure", "erase").status()).isEqualTo(404);
    Visitor back = new Visitor(HOUSE).comesBy(link);
    assertThat(back.get("/me").body()).contains("Your page has no password");
  }

  @Test
  void nothingUnderWayBringsThemBack() {
    erase();
    Item late = new Item(mira.id(), "email", UUID.randomUUID(), "account", "m@example.org", now());
    assertThatThrownBy(() -> HOUSE.room(Vault.class).store(List.of(late)))
        .hasMessageContaining("foreign key")
        .hasMessageNotContaining("m@example.org");
    assertThatThrownBy(() -> mira.writes("I am still here"));
    assertThatThrownBy(() -> mira.allows("setup-help"))
        .isInstanceOf(dev.guestright.server.consent.Standings.NoSuchCustomer.class);
    assertThat(tablesWith(mira.id())).containsExactly("identity.erased");
    assertThat(HOUSE.room(dev.guestright.server.desk.Conversations.class).find(talk.id()))
        .isEmpty();
  }

  @Test
  void whoComesAgainIsANewPersonWhoseChoicesNobodyCounted() {
    mira.refuses("setup-help");
    long old = epoch();
    erase();
    HOUSE.room(Customers.class).welcome(List.of(mira.id()));
    assertThat(epoch()).isGreaterThan(old + 1_000_000);
    assertThat(
            HOUSE.room(dev.guestright.server.consent.Consents.class).standing(mira.id()).choices())
        .isEmpty();
    assertThat(ERASURES.replay()).as("customers that came after their erasure").isZero();
    assertThat(HOUSE.room(Customers.class).knows(mira.id())).isTrue();
  }

  private long epoch() {
    return HOUSE
        .sql()
        .query(
            "SELECT epoch FROM identity.customer WHERE customer_id = ?",
            (row, n) -> row.getLong("epoch"),
            mira.id().value())
        .getFirst();
  }

  @Test
  void aListThatKnowsMoreThanTheDatabaseIsMadeTrueBeforeAnybodyIsServed() {
    HOUSE
        .house()
        .data()
        .erasures()
        .add(new ErasureList.Line(now().plus(1, ChronoUnit.SECONDS), mira.id().value()));
    assertThat(ERASURES.replay()).isEqualTo(1);
    assertThat(tablesWith(mira.id())).containsExactly("identity.erased");
    assertThat(ERASURES.replay()).isZero();
  }

  @Test
  void aDatabaseThatKnowsMoreThanTheListWritesItDown() {
    Erased erased = erase().erased();
    ErasureList another =
        new ErasureList(HOUSE.house().data().root().resolve("erasures-" + UUID.randomUUID()));
    new Erasures(
            another,
            HOUSE.room(Lockup.class),
            HOUSE.house().database().house(),
            NO_RECEIPTS,
            HOUSE.room(Upstream.class),
            HOUSE.clock())
        .replay();
    assertThat(another.lines()).contains(new ErasureList.Line(erased.at(), mira.id().value()));
  }

  /** A replay proves nothing to anybody. */
  private static final dev.guestright.server.trail.Receipts NO_RECEIPTS =
      new dev.guestright.server.trail.Receipts(
          HOUSE.sql(), HOUSE.room(dev.guestright.server.trail.Sequencer.class));

  @Test
  void theCertificateProvesItOfflineToWhoeverKnowsTheLogsKey() {
    Erasures.Certificate certificate = erase();
    Receipt read = Receipt.parse(certificate.receipt().json());
    assertThat(read.worth(LOG))
        .isInstanceOfSatisfying(
            Receipt.Worth.Proven.class,
            proven -> {
              assertThat(proven.act()).isEqualTo("erasure");
              assertThat(proven.at()).isEqualTo(certificate.erased().at());
            });
    assertThat(certificate.erased().destroyed())
        .containsEntry("fact purchase_history", 2L)
        .containsEntry("keys", 1L)
        .containsEntry("conversations", 1L);
    assertThat(read.json()).doesNotContain("mira@example.org", "Aurora", "set up my router");
  }

  @Test
  void aCertificateOfSomethingElseIsWorthless() {
    String file = erase().receipt().json();
    Map.of(
            "\"erasedAt\" : \"2",
            "\"erasedAt\" : \"3",
            "\"keys\" : 1",
            "\"keys\" : 2",
            "index ",
            "index 1",
            mira.id().toString(),
            UUID.randomUUID().toString())
        .forEach((from, to) -> {
          assertThat(file).contains(from);
          assertThat(worth(file.replace(from, to)))
              .as("with " + to)
              .isInstanceOf(Receipt.Worth.Worthless.class);
        });
    assertThat(Receipt.parse(file).worth(NoteSigner.create(CHARTER.name()).verifier()))
        .as("to whoever trusts another key")
        .isInstanceOf(Receipt.Worth.Worthless.class);
  }

  private static Receipt.Worth worth(String file) {
    try {
      return Receipt.parse(file).worth(LOG);
    } catch (IllegalArgumentException unreadable) {
      return new Receipt.Worth.Worthless("unreadable");
    }
  }

  @Test
  void nothingInTheLogCanBeTiedToThemWithoutTheirCertificate() {
    erase();
    assertThat(
            HOUSE.sql().queryForList("SELECT body FROM trail.entry", byte[].class).stream()
                .map(body -> new String(body, java.nio.charset.StandardCharsets.UTF_8)))
        .noneMatch(body -> body.contains(mira.id().toString()));
  }

  @Test
  void thePageSaysWhatGoesAndWhatStaysAndThenGivesTheCertificate() {
    Visitor customer = new Visitor(HOUSE).comesBy(mira.link());
    assertThat(customer.get("/me").body()).contains("href=\"/me/erase\"");
    assertThat(customer.get("/me/erase").body())
        .contains("What you bought", "(2 entries)", "One conversation", "What stays", "backup");
    assertThat(customer.post("/me/erase").next()).as("by mistake").isEqualTo("/me/erase");
    assertThat(customer.post("/me/erase", "sure", "erase").next()).isEqualTo("/me/erased");
    assertThat(customer.get("/me/erased").body()).contains("You are erased");
    Visitor.Seen file = customer.get("/me/erased/certificate");
    assertThat(file.header("content-disposition").orElse("")).contains("attachment");
    assertThat(Receipt.parse(file.body()).worth(LOG)).isInstanceOf(Receipt.Worth.Proven.class);
    assertThat(customer.get("/me").body()).contains("Your page has no password");
    assertThat(new Visitor(HOUSE).get("/me/erased").next()).isEqualTo("/me");
  }

  @Test
  void aStrangersPageCannotErase() {
    Visitor customer = new Visitor(HOUSE).comesBy(mira.link());
    assertThat(customer.postWithoutToken("/me/erase").status()).isEqualTo(403);
    assertThat(HOUSE.room(Customers.class).knows(mira.id())).isTrue();
  }

  private static Instant now() {
    return HOUSE.clock().instant();
  }
}
