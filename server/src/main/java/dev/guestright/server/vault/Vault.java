package dev.guestright.server.vault;

import com.google.crypto.tink.Aead;
import dev.guestright.charter.Charter;
import dev.guestright.charter.DataPoint;
import dev.guestright.server.house.Keys;
import dev.guestright.server.ids.CustomerId;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The way into the vault: it seals, and never opens. What the charter does not declare is not
 * stored; what is stored carries the time after which it is gone.
 */
public final class Vault {

  private final JdbcTemplate house;
  private final Aead master;
  private final MailAddresses addresses;
  private final Supplier<Charter> charter;
  private final Clock clock;

  public Vault(DataSource house, Keys keys, Supplier<Charter> charter, Clock clock) {
    this.house = new JdbcTemplate(house);
    this.master = keys.master();
    this.addresses = new MailAddresses(this.house, keys);
    this.charter = charter;
    this.clock = clock;
  }

  /** Whether the charter lets this data point be stored. */
  public boolean mayStore(String dataPoint) {
    return charter.get().dataPoints().containsKey(dataPoint);
  }

  /**
   * Stores these facts; an item that is there already stays as it is. The caller's transaction, if
   * any, holds all of it together.
   *
   * @throws IllegalArgumentException when one is of a data point that the charter does not declare
   */
  public void store(List<Item> items) {
    Map<Item, DataPoint> declared = new LinkedHashMap<>();
    items.forEach(item -> declared.put(item, declared(item.dataPoint())));
    Map<CustomerId, Seal> seals =
        seals(items.stream().map(Item::customer).collect(Collectors.toSet()));
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    house.batchUpdate(
        """
        INSERT INTO vault.item
          (customer_id, data_point, item_id, source, ciphertext, observed_at, stored_at, keep_until)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (customer_id, data_point, item_id) DO NOTHING
        """,
        declared.entrySet().stream()
            .map(entry -> {
              Seal seal = Objects.requireNonNull(seals.get(entry.getKey().customer()));
              return row(entry.getKey(), entry.getValue(), seal, now);
            })
            .toList());
    addresses.note(items);
  }

  private DataPoint declared(String dataPoint) {
    Charter inForce = charter.get();
    DataPoint declared = inForce.dataPoints().get(dataPoint);
    if (declared == null) {
      throw new IllegalArgumentException(
          "The charter " + inForce.name() + " declares no data point '" + dataPoint + "'");
    }
    return declared;
  }

  private static Object[] row(Item item, DataPoint declared, Seal seal, OffsetDateTime now) {
    return new Object[] {
      item.customer().value(),
      item.dataPoint(),
      item.id(),
      item.source(),
      seal.close(item.dataPoint(), item.id(), item.value()),
      item.observedAt().atOffset(ZoneOffset.UTC),
      now,
      declared.keepUntil(now.toInstant()).atOffset(ZoneOffset.UTC)
    };
  }

  private Map<CustomerId, Seal> seals(Set<CustomerId> customers) {
    Map<CustomerId, Seal> seals = existingSeals(customers);
    List<CustomerId> without =
        customers.stream().filter(customer -> !seals.containsKey(customer)).toList();
    if (without.isEmpty()) {
      return seals;
    }
    house.batchUpdate(
        """
        INSERT INTO vault.customer_key (customer_id, wrapped)
        VALUES (?, ?)
        ON CONFLICT (customer_id) DO NOTHING
        """,
        without.stream()
            .map(customer -> new Object[] {customer.value(), Seal.newWrappedKey(customer, master)})
            .toList());
    // Another writer may have come first: what counts is the key that the database holds.
    seals.putAll(existingSeals(without));
    return seals;
  }

  private Map<CustomerId, Seal> existingSeals(Collection<CustomerId> customers) {
    Map<CustomerId, Seal> seals = new HashMap<>();
    house.query(
        "SELECT customer_id, wrapped FROM vault.customer_key WHERE customer_id = ANY (?)",
        (ResultSet row) -> {
          CustomerId customer = new CustomerId(row.getObject("customer_id", UUID.class));
          seals.put(customer, Seal.of(customer, row.getBytes("wrapped"), master));
        },
        (Object) customers.stream().map(CustomerId::value).toArray(UUID[]::new));
    return seals;
  }

  /**
   * Puts the right value in a fact's place, as the customer says it is (GDPR Art. 16). The wrong
   * one is gone.
   *
   * @return whether there was such a fact
   */
  public boolean correct(Item right, UUID wrong) {
    if (!remove(right.customer(), right.dataPoint(), wrong)) {
      return false;
    }
    store(List.of(right));
    return true;
  }

  /** Removes one fact, and returns whether it was there. */
  public boolean remove(CustomerId customer, String dataPoint, UUID item) {
    return house.update(
            "DELETE FROM vault.item WHERE customer_id = ? AND data_point = ? AND item_id = ?",
            customer.value(),
            dataPoint,
            item)
        > 0;
  }

  /** Seals what a customer wrote with a request, to be kept with it. Only the door opens it. */
  public byte[] seal(CustomerId customer, UUID request, String words) {
    return Objects.requireNonNull(seals(Set.of(customer)).get(customer))
        .close(Seal.REQUEST, request, words);
  }

  /** How many data keys are wrapped anew in one statement: it holds nobody up for long. */
  private static final int KEYS_AT_ONCE = 500;

  /**
   * Wraps every data key anew that another master key than the one in use wrapped, in batches, each
   * of which stands when it is done. A customer who is erased, or whose key somebody else wrapped
   * meanwhile, is left alone.
   *
   * @param mark what begins whatever the master key in use sealed
   * @return how many it wrapped
   */
  public long rewrap(byte[] mark) {
    return rewrap("customer_key", "rewrap", mark) + rewrap("locked_key", "rewrap_locked", mark);
  }

  private long rewrap(String table, String function, byte[] mark) {
    long wrapped = 0;
    UUID last = new UUID(0, 0);
    while (true) {
      List<Wrapped> batch =
          house.query(
              """
              SELECT customer_id, wrapped
              FROM vault.%s
              WHERE customer_id > ? AND vault.mark(wrapped) <> ?
              ORDER BY customer_id
              LIMIT ?
              """
                  .formatted(table),
              (row, n) ->
                  new Wrapped(row.getObject("customer_id", UUID.class), row.getBytes("wrapped")),
              last,
              mark,
              KEYS_AT_ONCE);
      if (batch.isEmpty()) {
        return wrapped;
      }
      wrapped += rewrap(batch, function);
      last = batch.getLast().customer();
    }
  }

  private record Wrapped(UUID customer, byte[] key) {}

  private long rewrap(List<Wrapped> batch, String function) {
    return Objects.requireNonNull(
        house.queryForObject(
            "SELECT vault." + function + "(?, ?, ?)",
            Long.class,
            batch.stream().map(Wrapped::customer).toArray(UUID[]::new),
            batch.stream().map(Wrapped::key).toArray(byte[][]::new),
            batch.stream()
                .map(one -> Seal.rewrapped(new CustomerId(one.customer()), one.key(), master))
                .toArray(byte[][]::new)));
  }

  /** How many data keys another master key than the one in use wrapped. */
  public long wrappedByOthers(byte[] mark) {
    return Objects.requireNonNull(
        house.queryForObject(
            """
            SELECT
              (SELECT count(*) FROM vault.customer_key WHERE vault.mark(wrapped) <> ?)
              + (SELECT count(*) FROM vault.locked_key WHERE vault.mark(wrapped) <> ?)
            """,
            Long.class,
            mark,
            mark));
  }

  /** Removes what is past its keep-time, and returns how many items went. */
  public int sweep(Instant now) {
    return house.update(
        "DELETE FROM vault.item WHERE keep_until <= ?", now.atOffset(ZoneOffset.UTC));
  }
}
