package dev.guestright.server.privacy;

import dev.guestright.charter.Charter;
import dev.guestright.server.house.House;
import dev.guestright.server.house.MasterKey;
import dev.guestright.server.identity.OneTimeCodes;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.trail.Act;
import dev.guestright.server.trail.Entry;
import dev.guestright.server.trail.Trail;
import dev.guestright.server.vault.Vault;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes the master key while the house works. Whatever moment it is cut off at, everything opens:
 * the new version is in the file before anything is wrapped by it, and the old one goes only when
 * nothing in the database needs it. Whoever calls {@link #goOn} next, as a server does each hour,
 * carries on.
 */
public final class KeyTurn {

  private final MasterKey master;
  private final Vault vault;
  private final OneTimeCodes codes;
  private final JdbcTemplate house;
  private final TransactionTemplate together;
  private final Clock clock;

  private KeyTurn(House house, Vault vault, Clock clock) {
    DataSource rooms = house.database().house();
    this.master = house.keys().master();
    this.vault = vault;
    this.codes = new OneTimeCodes(JdbcClient.create(rooms), master, clock);
    this.house = new JdbcTemplate(rooms);
    this.together = new TransactionTemplate(new DataSourceTransactionManager(rooms));
    this.clock = clock;
  }

  /** The key's turn in an open house. */
  public static KeyTurn in(House house, Clock clock) {
    Supplier<Charter> storesNothing =
        () -> {
          throw new IllegalStateException("Whoever turns keys stores nothing");
        };
    return new KeyTurn(
        house, new Vault(house.database().house(), house.keys(), storesNothing, clock), clock);
  }

  /** What a turn did. */
  public record Turned(int version, long customers, int staff) {}

  /** Takes the version that waits into use, or a new one, and wraps everything by it. */
  public Turned rotate() {
    note();
    master.rotate();
    return goOn();
  }

  /** Wraps by the version in use whatever another one wrapped, and logs what is new. */
  public Turned goOn() {
    note();
    byte[] mark = master.mark();
    long customers = vault.rewrap(mark);
    int staff = codes.reseal(mark);
    Turned turned = new Turned(master.inUse(), customers, staff);
    if (customers + staff > 0) {
      log(Map.of("version", turned.version(), "customers", customers, "staff", staff));
    }
    return turned;
  }

  /** Destroys the old versions; one that anything still needs is a reason not to. */
  public int retire() {
    byte[] mark = master.mark();
    long open = vault.wrappedByOthers(mark) + codes.sealedByOthers(mark);
    if (open > 0) {
      throw new IllegalStateException(
          "%,d keys are still wrapped by an old master key. Run `guestright keys rewrap` first."
              .formatted(open));
    }
    int gone = master.retire();
    if (gone > 0) {
      log(Map.of("version", master.inUse(), "retired", gone));
    }
    return gone;
  }

  /** The first to see that another version is in use says so in the log, and nobody else does. */
  private void note() {
    String version = Integer.toString(master.inUse());
    together.executeWithoutResult(transaction -> {
      int begun =
          house.update(
              """
              INSERT INTO house.fact (name, value)
              VALUES ('master-key', ?)
              ON CONFLICT (name) DO NOTHING
              """,
              version);
      int changed =
          house.update(
              """
              UPDATE house.fact
              SET value = ?, at = now()
              WHERE name = 'master-key' AND value <> ?
              """,
              version,
              version);
      if (begun == 0 && changed > 0) {
        log(Map.of("version", master.inUse(), "state", "in use"));
      }
    });
  }

  private void log(Map<String, Object> what) {
    new Trail(house).append(Entry.ofHouse(Act.MASTER_KEY, NewId.next(), clock.instant(), what));
  }
}
