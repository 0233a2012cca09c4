package dev.guestright.server.trail;

import dev.guestright.ledger.Checkpoint;
import dev.guestright.ledger.Frontier;
import dev.guestright.ledger.Growth;
import dev.guestright.ledger.Hash;
import dev.guestright.ledger.Merkle;
import dev.guestright.ledger.NoteSigner;
import dev.guestright.ledger.NoteTrust;
import dev.guestright.ledger.SignedNote;
import dev.guestright.ledger.TreeHead;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives waiting entries their place in the log, and signs a checkpoint over all of it. One node at
 * a time does so, whichever holds the database's lock; places have no gap and are never given
 * twice, because place, tree and checkpoint are one transaction.
 */
public final class Sequencer {

  /** The advisory lock's number: "log" in letters. */
  private static final long LOCK = 0x6C6F67L;

  private static final int MOST_AT_ONCE = 10_000;

  private final JdbcTemplate house;
  private final TransactionTemplate together;
  private final NoteSigner signer;
  private final Clock clock;

  public Sequencer(DataSource house, NoteSigner signer, Clock clock) {
    this.house = new JdbcTemplate(house);
    this.together = new TransactionTemplate(new DataSourceTransactionManager(house));
    this.signer = signer;
    this.clock = clock;
  }

  /** Places every entry that waits, and returns how many there were. */
  public int placeAll() {
    int placed = 0;
    for (int batch = placeBatch(); batch > 0; batch = placeBatch()) {
      placed += batch;
    }
    return placed;
  }

  private int placeBatch() {
    Integer placed = together.execute(transaction -> haveTurn() ? place() : 0);
    return placed == null ? 0 : placed;
  }

  /** A node that loses its network in the middle gives its turn up after a few seconds. */
  private boolean haveTurn() {
    house.execute("SET LOCAL idle_in_transaction_session_timeout = '5s'");
    return Boolean.TRUE.equals(
        house.queryForObject("SELECT pg_try_advisory_xact_lock(?)", Boolean.class, LOCK));
  }

  private record Waiting(UUID id, Hash leaf) {}

  private int place() {
    List<Waiting> waiting =
        house.query(
            """
            SELECT entry_id, body
            FROM trail.entry
            WHERE position IS NULL
            ORDER BY entry_id
            LIMIT ?
            """,
            (row, n) ->
                new Waiting(
                    row.getObject("entry_id", UUID.class), Merkle.leaf(row.getBytes("body"))),
            MOST_AT_ONCE);
    if (waiting.isEmpty()) {
      return 0;
    }
    Frontier before = frontier();
    checkOwn(before);
    Growth growth = before.append(waiting.stream().map(Waiting::leaf).toList());
    List<Object[]> places = new ArrayList<>(waiting.size());
    for (int i = 0; i < waiting.size(); i++) {
      places.add(new Object[] {before.size() + i, waiting.get(i).id()});
    }
    house.batchUpdate("UPDATE trail.entry SET position = ? WHERE entry_id = ?", places);
    house.batchUpdate(
        "INSERT INTO trail.tree_hash (level, place, hash) VALUES (?, ?, ?)",
        growth.completed().stream()
            .map(hash -> new Object[] {hash.level(), hash.index(), hash.hash().bytes()})
            .toList());
    keep(growth.frontier());
    return waiting.size();
  }

  /** Two roots signed at one size are a fork for ever; so nothing is signed on shaky ground. */
  private void checkOwn(Frontier frontier) {
    Optional<SignedNote> newest = new DatabaseLog(house).checkpoint().map(SignedNote::parse);
    TreeHead signed =
        newest.map(note -> Checkpoint.parse(note.text()).head()).orElse(Frontier.empty().head());
    if (newest.isPresent()
        && !(newest.get().verify(List.of(signer.verifier())) instanceof NoteTrust.Signed)) {
      throw new UnsafeToSign(
          "The log was signed with another key than this node's log.key. All nodes of a house need"
              + " the same keys: copy the directory from the first one.");
    }
    if (!signed.equals(frontier.head())) {
      throw new UnsafeToSign(
          "The tree in the database is not the one that was signed last: somebody changed"
              + " trail.tree or trail.checkpoint. Find out with: guestright log verify");
    }
  }

  /** Signing now could fork the log; entries wait until somebody has looked. */
  public static final class UnsafeToSign extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsafeToSign(String why) {
      super(why);
    }
  }

  private Frontier frontier() {
    return house
        .query("SELECT frontier FROM trail.tree", (row, n) -> row.getBytes("frontier"))
        .stream()
        .findFirst()
        .map(Frontier::fromBytes)
        .orElse(Frontier.empty());
  }

  private void keep(Frontier frontier) {
    house.update(
        """
        INSERT INTO trail.tree (size, frontier)
        VALUES (?, ?)
        ON CONFLICT (only_row) DO UPDATE
        SET size = excluded.size, frontier = excluded.frontier
        """,
        frontier.size(),
        frontier.toBytes());
    house.update(
        "INSERT INTO trail.checkpoint (size, note, at) VALUES (?, ?, ?)",
        frontier.size(),
        new Checkpoint(signer.name(), frontier.head()).sign(signer).encode(),
        clock.instant().atOffset(ZoneOffset.UTC));
  }
}
