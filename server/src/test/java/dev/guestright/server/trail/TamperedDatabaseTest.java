package dev.guestright.server.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guestright.ledger.Finding;
import dev.guestright.ledger.LogVerifier;
import dev.guestright.ledger.NoteSigner;
import dev.guestright.ledger.SignedNote;
import dev.guestright.ledger.Verdict;
import dev.guestright.server.TestHouse;
import dev.guestright.server.house.Database;
import dev.guestright.server.house.DatabaseAddress;
import dev.guestright.server.ids.NewId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The owner of the database changes the log in it, whatever way they like, and every time the
 * verifier says where. {@code -Dguestright.tamper=10000} does it ten thousand times.
 */
class TamperedDatabaseTest {

  private static final int TIMES = Integer.getInteger("guestright.tamper", 400);
  private static final int ENTRIES = 700;
  private static final TestHouse HOUSE = TestHouse.shared();
  private static final NoteSigner KEY = NoteSigner.create("tampered.example/log");

  private static Database database;
  private static DriverManagerDataSource owner;
  private static SignedNote witness;

  /** A log in a database of its own, on the same server: nobody else keeps it meanwhile. */
  @BeforeAll
  static void aLogOfItsOwn() {
    HOUSE.owner().execute("CREATE DATABASE tampered");
    String url = HOUSE.address().replaceFirst("/guestright$", "/tampered");
    String password = HOUSE.house().keys().password("database-owner");
    database = Database.open(new DatabaseAddress(url, "postgres", password), HOUSE.house().keys());
    owner = new DriverManagerDataSource(url, "postgres", password);
    JdbcTemplate house = new JdbcTemplate(database.house());
    Sequencer sequencer = new Sequencer(database.house(), KEY, HOUSE.clock());
    Random random = new Random(7);
    for (int i = 0; i < ENTRIES; i++) {
      new Trail(house)
          .append(
              Entry.ofHouse(Act.SWEEP, NewId.next(), HOUSE.clock().instant(), Map.of("items", i)));
      if (random.nextInt(60) == 0) {
        sequencer.placeAll();
      }
    }
    sequencer.placeAll();
    witness = new DatabaseLog(house).checkpoint().map(SignedNote::parse).orElseThrow();
  }

  @AfterAll
  static void itGoesAgain() {
    database.close();
    HOUSE.owner().execute("DROP DATABASE tampered WITH (FORCE)");
  }

  @Test
  void whateverTheOwnerChangesIsFoundWhereItIs() throws SQLException {
    int[] found = new int[Tampering.values().length];
    try (Connection connection = owner.getConnection()) {
      connection.setAutoCommit(false);
      JdbcTemplate sql = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
      for (int seed = 0; seed < TIMES; seed++) {
        Random random = new Random(seed);
        Tampering how = Tampering.values()[seed % Tampering.values().length];
        Tampering.Spot spot = how.tamper(sql, ENTRIES, random);
        assertThat(verify(sql))
            .as("%s, seed %d, at %s", how, seed, spot)
            .isInstanceOfSatisfying(
                Verdict.Broken.class,
                broken -> {
                  assertThat(broken.finding().first()).isBetween(spot.first(), spot.last());
                  // A changed hash takes nothing away: the entries themselves are still proved.
                  boolean onlyHashes =
                      broken.finding() instanceof Finding.HashChanged
                          || broken.finding() instanceof Finding.HashesMissing;
                  if (!onlyHashes) {
                    assertThat(broken.proven().size()).isLessThanOrEqualTo(spot.last());
                  }
                });
        found[how.ordinal()]++;
        connection.rollback();
      }
      assertThat(verify(sql)).isInstanceOf(Verdict.Intact.class);
    }
    assertThat(found).doesNotContain(0);
  }

  private static Verdict verify(JdbcTemplate sql) {
    return new LogVerifier(KEY.name(), List.of(KEY.verifier()))
        .witnessed(List.of(witness))
        .verify(new DatabaseLog(sql));
  }

  @Test
  void nothingIsSignedOnAChangedTree() throws SQLException {
    assertNotSigned(
        "UPDATE trail.tree SET frontier = set_bit(frontier, 100, 1 - get_bit(frontier, 100))");
    assertNotSigned("DELETE FROM trail.tree");
    assertNotSigned(
        "DELETE FROM trail.checkpoint WHERE size = (SELECT max(size) FROM trail.checkpoint)");
  }

  private static void assertNotSigned(String change) throws SQLException {
    try (Connection connection = owner.getConnection()) {
      connection.setAutoCommit(false);
      SingleConnectionDataSource one = new SingleConnectionDataSource(connection, true);
      JdbcTemplate sql = new JdbcTemplate(one);
      new Trail(sql)
          .append(Entry.ofHouse(Act.SWEEP, NewId.next(), HOUSE.clock().instant(), Map.of()));
      sql.update(change);
      Sequencer sequencer = new Sequencer(one, KEY, HOUSE.clock());
      assertThatThrownBy(sequencer::placeAll)
          .isInstanceOf(Sequencer.UnsafeToSign.class)
          .hasMessageContaining("guestright log verify");
      connection.rollback();
    }
  }

  @Test
  void aNodeWithAnotherKeySignsNothing() throws SQLException {
    try (Connection connection = owner.getConnection()) {
      connection.setAutoCommit(false);
      SingleConnectionDataSource one = new SingleConnectionDataSource(connection, true);
      new Trail(new JdbcTemplate(one))
          .append(Entry.ofHouse(Act.SWEEP, NewId.next(), HOUSE.clock().instant(), Map.of()));
      Sequencer stranger = new Sequencer(one, NoteSigner.create(KEY.name()), HOUSE.clock());
      assertThatThrownBy(stranger::placeAll)
          .isInstanceOf(Sequencer.UnsafeToSign.class)
          .hasMessageContaining("same keys");
      connection.rollback();
    }
  }
}
