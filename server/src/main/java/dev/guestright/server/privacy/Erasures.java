package dev.guestright.server.privacy;

import dev.guestright.charter.Charter;
import dev.guestright.charter.Controller;
import dev.guestright.charter.DataPoint;
import dev.guestright.charter.Text;
import dev.guestright.server.gateway.Lockup;
import dev.guestright.server.house.ErasureList;
import dev.guestright.server.house.House;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.privacy.upstream.Event;
import dev.guestright.server.privacy.upstream.Upstream;
import dev.guestright.server.trail.Act;
import dev.guestright.server.trail.Entry;
import dev.guestright.server.trail.LogKey;
import dev.guestright.server.trail.Receipt;
import dev.guestright.server.trail.Receipts;
import dev.guestright.server.trail.Sequencer;
import dev.guestright.server.trail.Trail;
import dev.guestright.server.vault.Lockers;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases customers for ever (GDPR Art. 17; house rule 8). When {@link #erase} returns, the
 * customer's key, salt and everything of theirs are gone from the database, and the list of
 * erasures, outside of it, keeps every backup from bringing them back. What a law keeps is locked
 * away first, under another key, and named in the certificate.
 *
 * <p>The list is written first. Should the house fall down in between, the next start completes
 * what the list promises.
 */
public final class Erasures {

  private static final int NONCE_BYTES = 32;

  private final ErasureList list;
  private final Lockup lockup;
  private final JdbcTemplate house;
  private final TransactionTemplate together;
  private final Receipts receipts;
  private final Upstream upstream;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Erasures(
      ErasureList list,
      Lockup lockup,
      DataSource house,
      Receipts receipts,
      Upstream upstream,
      Clock clock) {
    this.list = list;
    this.lockup = lockup;
    this.house = new JdbcTemplate(house);
    this.together = new TransactionTemplate(new DataSourceTransactionManager(house));
    this.receipts = receipts;
    this.upstream = upstream;
    this.clock = clock;
  }

  /** The erasures of an open house, whose log is signed in this charter's name. */
  public static Erasures in(House house, Lockup lockup, String charterName, Clock clock) {
    DataSource rooms = house.database().house();
    Sequencer sequencer = new Sequencer(rooms, LogKey.of(house.keys(), charterName), clock);
    return new Erasures(
        house.data().erasures(),
        lockup,
        rooms,
        new Receipts(new JdbcTemplate(rooms), sequencer),
        Upstream.of(house, clock),
        clock);
  }

  /** An erasure, and the receipt that proves it to whoever knows the log's key. */
  public record Certificate(Erased erased, Receipt receipt) {}

  /**
   * Erases a customer. Empty when the house does not know them, or no longer.
   *
   * @param controller who answers for it, as the certificate says
   */
  public Optional<Certificate> erase(CustomerId customer, Controller controller, By by) {
    Optional<Instant> known = madeAt(customer);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Instant at = notBefore(known.get()).truncatedTo(ChronoUnit.MICROS);
    ErasureList.Line line = new ErasureList.Line(at, customer.value());
    list.add(line);
    UUID entry = NewId.next();
    byte[] nonce = nonce();
    Erased erased =
        Objects.requireNonNull(
            together.execute(transaction -> {
              Done did = destroy(line);
              Erased done = Erased.of(customer, at, controller, by, did.destroyed(), did.locked());
              append(entry, nonce, done);
              upstream.tell(Event.ERASED, customer, Optional.empty());
              return done;
            }));
    return erased.destroyed().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Certificate(
                erased, receipts.of(entry, erased.statement(), customer.value(), nonce)));
  }

  /** Returns what an erasure of this customer would destroy now, in the words of a certificate. */
  public Map<String, Long> wouldDestroy(CustomerId customer) {
    Map<String, Long> goes = new LinkedHashMap<>();
    house.query(
        """
        SELECT 'fact ' || data_point AS what, count(item_id) AS how_many
        FROM vault.item
        WHERE customer_id = ?
        GROUP BY data_point
        UNION ALL
        SELECT 'conversations', count(*) FROM desk.conversation WHERE customer_id = ?
        UNION ALL
        SELECT 'choices', count(*) FROM consent.consent_record WHERE customer_id = ?
        UNION ALL
        SELECT 'uses', count(*) FROM trail.use_record WHERE customer_id = ?
        """,
        row -> {
          goes.put(row.getString("what"), row.getLong("how_many"));
        },
        customer.value(),
        customer.value(),
        customer.value(),
        customer.value());
    return goes;
  }

  /** Returns what an erasure of this customer would lock away, by this charter's laws. */
  public List<Lockers.Label> wouldLock(CustomerId customer, Charter charter) {
    Instant now = clock.instant();
    Map<DataPoint, List<Instant>> untils = new LinkedHashMap<>();
    house.query(
        "SELECT data_point, observed_at FROM vault.item WHERE customer_id = ?",
        row -> {
          Instant observed = row.getObject("observed_at", OffsetDateTime.class).toInstant();
          charter
              .dataPoint(row.getString("data_point"))
              .ifPresent(point ->
                  point
                      .law()
                      .map(law -> law.until(observed))
                      .filter(until -> until.isAfter(now))
                      .ifPresent(until ->
                          untils.computeIfAbsent(point, any -> new ArrayList<>()).add(until)));
        },
        customer.value());
    return untils.entrySet().stream()
        .map(kept -> {
          Text law = kept.getKey().law().orElseThrow().because();
          return new Lockers.Label(
              kept.getKey().name(),
              law.in(law.fallback()),
              kept.getValue().size(),
              Collections.max(kept.getValue()));
        })
        .toList();
  }

  /** The database's clock may be ahead of ours; nobody is erased before they came. */
  private Instant notBefore(Instant made) {
    Instant now = clock.instant();
    return now.isBefore(made) ? made : now;
  }

  private Optional<Instant> madeAt(CustomerId customer) {
    return house
        .query(
            "SELECT made_at FROM identity.customer WHERE customer_id = ?",
            (row, n) -> row.getObject("made_at", OffsetDateTime.class).toInstant(),
            customer.value())
        .stream()
        .findFirst();
  }

  /** Only whoever holds the certificate can tell that the entry is about them. */
  private byte[] nonce() {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    return nonce;
  }

  private void append(UUID entry, byte[] nonce, Erased erased) {
    if (!erased.destroyed().isEmpty()) {
      new Trail(house)
          .append(
              Entry.about(
                  Act.ERASURE,
                  entry,
                  erased.at(),
                  nonce,
                  erased.customer().value(),
                  erased.statement()));
    }
  }

  /** What an erasure destroyed, and what it had to lock away before. */
  private record Done(Map<String, Long> destroyed, List<Lockers.Label> locked) {}

  private Done destroy(ErasureList.Line line) {
    Map<String, Long> destroyed = new LinkedHashMap<>();
    house.query("SELECT identity.hold_for_change(?)", row -> {}, line.customer());
    List<Lockers.Label> locked = lockup.beforeErasing(new CustomerId(line.customer()));
    OffsetDateTime at = line.at().atOffset(ZoneOffset.UTC);
    house.query(
        "SELECT what, how_many FROM identity.erase(?, ?, ?)",
        row -> {
          destroyed.put(row.getString("what"), row.getLong("how_many"));
        },
        line.customer(),
        at,
        at);
    return new Done(destroyed, locked);
  }

  /**
   * Makes database and list agree: who stands in the list is erased from the database, and who was
   * erased through another node is added to the list. A server does this before it serves anybody.
   *
   * @return how many customers the database still knew, and knows no longer
   * @throws IllegalStateException when the list cannot be read
   */
  public int replay() {
    list.begin();
    List<ErasureList.Line> lines = list.lines();
    List<ErasureList.Line> done =
        house.query(
            "SELECT erased_at, customer_id FROM identity.erased",
            (row, n) ->
                new ErasureList.Line(
                    row.getObject("erased_at", OffsetDateTime.class).toInstant(),
                    row.getObject("customer_id", UUID.class)));
    list.addMissing(done);
    Set<ErasureList.Line> settled = new HashSet<>(done);
    int erased = 0;
    for (ErasureList.Line line : lines) {
      if (!settled.contains(line)) {
        erased += again(line) ? 1 : 0;
      }
    }
    return erased;
  }

  private boolean again(ErasureList.Line line) {
    return Boolean.TRUE.equals(
        together.execute(transaction -> {
          boolean wasHere = !destroy(line).destroyed().isEmpty();
          if (wasHere) {
            new Trail(house)
                .append(
                    Entry.ofHouse(
                        Act.ERASURE,
                        NewId.next(),
                        clock.instant(),
                        Map.of("erasedAt", line.at().toString(), "from", "list of erasures")));
          }
          return wasHere;
        }));
  }
}
