package dev.guestright.server.trail;

import static dev.guestright.server.Company.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.charter.Moment;
import dev.guestright.ledger.Checkpoint;
import dev.guestright.ledger.Frontier;
import dev.guestright.ledger.Merkle;
import dev.guestright.ledger.NoteSigner;
import dev.guestright.ledger.NoteTrust;
import dev.guestright.ledger.SignedNote;
import dev.guestright.ledger.TreeHead;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.consent.ConsentRecord;
import dev.guestright.server.consent.Consents;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.gateway.Gateway;
import dev.guestright.server.gateway.Use;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.identity.Role;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.StaffId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The log: everything that was recorded has its place in it, and nobody changes it unseen. */
class LogTest {

  private static final TestHouse HOUSE = TestHouse.shared();
  private static final Actor.Staff MAYA =
      new Actor.Staff(new StaffId(NewId.next()), "Maya", Role.AGENT);
  private static final List<Company.Guest> GUESTS = new ArrayList<>();

  @BeforeAll
  static void muchHappensWhileTwoNodesKeepTheLog() throws Exception {
    Company company = new Company(HOUSE);
    for (int i = 0; i < 4; i++) {
      GUESTS.add(company.customer("Guest").bought("Router", "router", daysAgo(1)));
    }
    AtomicBoolean done = new AtomicBoolean();
    try (ExecutorService nodes = Executors.newFixedThreadPool(2);
        ExecutorService guests = Executors.newFixedThreadPool(4)) {
      nodes.submit(() -> keep(done));
      nodes.submit(() -> keep(done));
      List<Callable<Void>> lives =
          GUESTS.stream().<Callable<Void>>map(each -> () -> live(each)).toList();
      for (var life : guests.invokeAll(lives)) {
        life.get();
      }
      done.set(true);
    }
    placeAll();
  }

  private static Sequencer node() {
    NoteSigner signer = NoteSigner.load(HOUSE.house().keys().text("log.key", () -> ""));
    return new Sequencer(HOUSE.house().database().house(), signer, HOUSE.clock());
  }

  private static void keep(AtomicBoolean done) {
    Sequencer node = node();
    while (!done.get()) {
      node.placeAll();
    }
  }

  private static Void live(Company.Guest guest) {
    for (int i = 0; i < 30; i++) {
      guest.allows("setup-help");
      look(guest);
      guest.refuses("setup-help");
      look(guest);
    }
    HOUSE
        .room(Consents.class)
        .ask(
            guest.id(),
            guest.writes("Hello").id(),
            HOUSE.room(CharterInForce.class).charter().notice("recall-past-solutions"),
            MAYA.id());
    return null;
  }

  private static void look(Company.Guest guest) {
    HOUSE
        .room(Gateway.class)
        .ask(
            MAYA,
            guest.id(),
            Optional.of(new ConversationId(NewId.next())),
            Use.look(
                "setup-help",
                Set.of("purchase_history"),
                Map.of(),
                Moment.at(HOUSE.clock().instant())));
  }

  /** The server's own upkeep keeps the log too, and one keeper waits for no other. */
  private static void placeAll() throws InterruptedException {
    while (count("SELECT count(*) FROM trail.entry WHERE position IS NULL") > 0) {
      node().placeAll();
      Thread.sleep(20);
    }
  }

  @Test
  void placesHaveNoGapAndNoneIsGivenTwice() {
    long entries = count("SELECT count(*) FROM trail.entry WHERE position IS NOT NULL");
    assertThat(count("SELECT count(DISTINCT position) FROM trail.entry")).isEqualTo(entries);
    assertThat(count("SELECT min(position) FROM trail.entry")).isZero();
    assertThat(count("SELECT max(position) FROM trail.entry")).isEqualTo(entries - 1);
  }

  @Test
  void everyUseChoiceAndQuestionHasItsEntry() {
    for (Company.Guest guest : GUESTS) {
      assertThat(unentered("trail.use_record", "use_id", guest)).containsExactly(60L, 0L);
      assertThat(unentered("consent.consent_record", "consent_id", guest)).containsExactly(60L, 0L);
      assertThat(unentered("consent.question", "question_id", guest)).containsExactly(1L, 0L);
    }
  }

  /** How many records there are, and how many of them the log does not know. */
  private static List<Long> unentered(String table, String id, Company.Guest guest) {
    return HOUSE
        .sql()
        .query(
            """
            SELECT count(*), count(*) FILTER (WHERE e.position IS NULL)
            FROM %s r
            LEFT JOIN trail.entry e ON e.entry_id = r.%s
            WHERE r.customer_id = ?
            """
                .formatted(table, id),
            (row, n) -> List.of(row.getLong(1), row.getLong(2)),
            guest.id().value())
        .getFirst();
  }

  @Test
  void whoeverHasARecordAndTheSaltFindsThatTheEntryVouchesForIt() {
    Company.Guest guest = GUESTS.getFirst();
    byte[] salt = HOUSE.room(Consents.class).standing(guest.id()).salt();
    UUID customer = guest.id().value();
    for (Trail.Told told : HOUSE.room(Trail.class).usesOf(guest.id(), 100)) {
      UseRecord use = told.use();
      assertThat(body(use.id().value()))
          .isEqualTo(Entry.about(Act.USE, use.id().value(), use.at(), salt, customer, use).body());
    }
    for (ConsentRecord choice : HOUSE.room(Consents.class).history(guest.id())) {
      UUID id = choice.id().value();
      assertThat(body(id))
          .isEqualTo(Entry.about(Act.CONSENT, id, choice.at(), salt, customer, choice).body());
    }
  }

  @Test
  void anEntryNamesNobody() {
    for (Company.Guest guest : GUESTS) {
      assertThat(bodies())
          .noneMatch(
              body -> new String(body, StandardCharsets.UTF_8).contains(guest.id().toString()));
    }
  }

  @Test
  void theNewestCheckpointIsSignedAndItsRootIsThatOfAllEntriesInOrder() {
    SignedNote note = newestNote();
    NoteSigner signer = NoteSigner.load(HOUSE.house().keys().text("log.key", () -> ""));
    assertThat(note.verify(List.of(signer.verifier()))).isInstanceOf(NoteTrust.Signed.class);
    assertThat(note.verify(List.of(NoteSigner.create(signer.name()).verifier())))
        .isInstanceOf(NoteTrust.Unknown.class);
    assertThat(Checkpoint.parse(note.text()).head()).isEqualTo(recomputed());
  }

  @Test
  void everyEarlierCheckpointIsABeginningOfTheSameLog() {
    List<Checkpoint> checkpoints =
        HOUSE
            .sql()
            .query(
                "SELECT note FROM trail.checkpoint ORDER BY size",
                (row, n) -> Checkpoint.parse(SignedNote.parse(row.getString("note")).text()));
    assertThat(checkpoints).hasSizeGreaterThan(1);
    Frontier grown = Frontier.empty();
    List<byte[]> bodies = bodies();
    for (Checkpoint checkpoint : checkpoints) {
      while (grown.size() < checkpoint.head().size()) {
        grown = grown.append(Merkle.leaf(bodies.get((int) grown.size()))).frontier();
      }
      assertThat(grown.head()).isEqualTo(checkpoint.head());
    }
  }

  @Test
  void oneChangedBitInOneEntryIsFound() {
    JdbcTemplate owner = HOUSE.owner();
    UUID entry =
        owner.queryForObject("SELECT entry_id FROM trail.entry WHERE position = 3", UUID.class);
    String flip =
        "UPDATE trail.entry SET body = set_bit(body, 9, 1 - get_bit(body, 9)) WHERE entry_id = ?";
    owner.update(flip, entry);
    try {
      assertThat(Checkpoint.parse(newestNote().text()).head()).isNotEqualTo(recomputed());
    } finally {
      owner.update(flip, entry);
    }
    assertThat(Checkpoint.parse(newestNote().text()).head()).isEqualTo(recomputed());
  }

  private static SignedNote newestNote() {
    String sql = "SELECT note FROM trail.checkpoint ORDER BY size DESC LIMIT 1";
    return SignedNote.parse(HOUSE.sql().query(sql, (row, n) -> row.getString(1)).getFirst());
  }

  private static TreeHead recomputed() {
    return Frontier.empty().append(bodies().stream().map(Merkle::leaf).toList()).frontier().head();
  }

  private static List<byte[]> bodies() {
    String sql = "SELECT body FROM trail.entry WHERE position IS NOT NULL ORDER BY position";
    return HOUSE.sql().query(sql, (row, n) -> row.getBytes("body"));
  }

  private static byte[] body(UUID entry) {
    String sql = "SELECT body FROM trail.entry WHERE entry_id = ?";
    return HOUSE.sql().query(sql, (row, n) -> row.getBytes(1), entry).getFirst();
  }

  private static long count(String sql) {
    Long count = HOUSE.sql().queryForObject(sql, Long.class);
    return count == null ? -1 : count;
  }
}
