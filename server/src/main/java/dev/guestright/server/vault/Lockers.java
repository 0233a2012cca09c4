package dev.guestright.server.vault;

import com.google.crypto.tink.Aead;
import dev.guestright.server.house.Keys;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.StaffId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Where that lies which a law makes the company keep beyond its keep-time and beyond an erasure
 * (GDPR Art. 17(3)(b)), each customer's under a key of its own. Like {@link Vault} it seals, and
 * never opens.
 */
public final class Lockers {

  private final JdbcTemplate house;
  private final Aead master;

  public Lockers(DataSource house, Keys keys) {
    this.house = new JdbcTemplate(house);
    this.master = keys.master();
  }

  /** Some facts of one kind, as far as a locker tells without being opened. */
  public record Label(String dataPoint, String law, long items, Instant lastUntil) {}

  /**
   * Locks these facts away; one that is locked away already stays as it is. The caller's
   * transaction, if any, holds all of it together.
   */
  public void put(List<LockedItem> items, Instant now) {
    Map<CustomerId, Seal> seals =
        items.stream()
            .map(LockedItem::customer)
            .distinct()
            .collect(Collectors.toMap(Function.identity(), this::seal));
    house.batchUpdate(
        """
        INSERT INTO vault.locked_item
          (customer_id, data_point, item_id, law, source, ciphertext, observed_at, locked_at,
           keep_until)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (customer_id, data_point, item_id) DO NOTHING
        """,
        items.stream()
            .map(item -> row(item, Objects.requireNonNull(seals.get(item.customer())), now))
            .toList());
  }

  private static Object[] row(LockedItem item, Seal seal, Instant now) {
    Fact fact = item.fact();
    return new Object[] {
      item.customer().value(),
      fact.dataPoint(),
      fact.id(),
      item.law(),
      fact.source(),
      seal.close(Seal.LOCKED + fact.dataPoint(), fact.id(), fact.value()),
      utc(fact.observedAt()),
      utc(now),
      utc(item.until())
    };
  }

  private Seal seal(CustomerId customer) {
    house.update(
        """
        INSERT INTO vault.locked_key (customer_id, wrapped)
        VALUES (?, ?)
        ON CONFLICT (customer_id) DO NOTHING
        """,
        customer.value(),
        Seal.newWrappedKey(customer, master));
    return Objects.requireNonNull(
        house.queryForObject(
            "SELECT wrapped FROM vault.locked_key WHERE customer_id = ?",
            (row, n) -> Seal.of(customer, row.getBytes("wrapped"), master),
            customer.value()));
  }

  /** What is locked away of one customer. */
  public List<Label> of(CustomerId customer, Instant now) {
    return labels("customer_id = ?", now, customer.value());
  }

  /** What is locked away of everybody. */
  public List<Label> all(Instant now) {
    return labels("?::uuid IS NULL", now, null);
  }

  private List<Label> labels(String whose, Instant now, @Nullable UUID customer) {
    return house.query(
        """
        SELECT data_point, law, count(*) AS items, max(keep_until) AS last_until
        FROM vault.locked_item
        WHERE keep_until > ? AND %s
        GROUP BY data_point, law
        ORDER BY data_point, law
        """
            .formatted(whose),
        (row, n) ->
            new Label(
                row.getString("data_point"),
                row.getString("law"),
                row.getLong("items"),
                row.getObject("last_until", OffsetDateTime.class).toInstant()),
        utc(now),
        customer);
  }

  /** That a locker is opened: by whom, for whom, and how much of it. */
  public record Opening(StaffId by, String asker, long items, Instant at) {}

  /** Notes that a customer's locker is opened. The caller's transaction makes it durable. */
  public void noteOpening(CustomerId customer, UUID id, Opening opening) {
    house.update(
        """
        INSERT INTO vault.locked_opening
          (customer_id, opening_id, staff_id, reason, items, opened_at)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        customer.value(),
        id,
        opening.by().value(),
        opening.asker(),
        opening.items(),
        utc(opening.at()));
  }

  /** Removes what no law keeps any more, and returns how many items went. */
  public int sweep(Instant now) {
    int gone = house.update("DELETE FROM vault.locked_item WHERE keep_until <= ?", utc(now));
    if (gone > 0) {
      house.query("SELECT vault.drop_empty_locked_keys()", row -> {});
    }
    return gone;
  }

  /** Holds everybody off a customer's facts until the caller's transaction ends. */
  public void closeForGood(UUID customer) {
    house.query("SELECT vault.close_for_good(?)", row -> {}, customer);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
