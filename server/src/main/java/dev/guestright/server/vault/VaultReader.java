package dev.guestright.server.vault;

import com.google.crypto.tink.Aead;
import dev.guestright.server.ids.CustomerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The only way out of the vault, for the gateway's hands alone: an architecture test keeps every
 * other package away from this type, and the database refuses every connection but the door's.
 */
public final class VaultReader {

  private final JdbcTemplate door;
  private final Aead master;

  public VaultReader(DataSource door, Aead master) {
    this.door = new JdbcTemplate(door);
    this.master = master;
  }

  /**
   * Opens what is kept about a customer under these data points, oldest fact first. What is past
   * its keep-time at {@code now} is not returned, whether or not it was swept.
   *
   * @param only the items wanted of a data point, where not all of it is
   */
  public List<Fact> read(
      CustomerId customer,
      Collection<String> dataPoints,
      Map<String, List<UUID>> only,
      Instant now) {
    Optional<Seal> seal = seal(customer);
    if (seal.isEmpty()) {
      return List.of();
    }
    return door.query(
        """
        SELECT data_point, item_id, source, ciphertext, observed_at, stored_at, keep_until
        FROM vault.item
        WHERE customer_id = ?
          AND data_point = ANY (?)
          AND (data_point <> ALL (?) OR item_id = ANY (?))
          AND keep_until > ?
        ORDER BY observed_at, item_id
        """,
        (row, n) -> fact(row, seal.get()),
        customer.value(),
        dataPoints.toArray(String[]::new),
        only.keySet().toArray(String[]::new),
        only.values().stream().flatMap(List::stream).toArray(UUID[]::new),
        now.atOffset(ZoneOffset.UTC));
  }

  /**
   * Opens facts whose keep-time is over and that nobody swept out yet, some at a time: a law may
   * want them locked away.
   *
   * @param after the last one that was had before
   */
  public List<Owned> past(
      Collection<String> dataPoints, Instant now, Optional<Fact> after, int most) {
    return door.query(
        """
        SELECT i.customer_id, k.wrapped,
          i.data_point, i.item_id, i.source, i.ciphertext, i.observed_at, i.stored_at, i.keep_until
        FROM vault.item i
        JOIN vault.customer_key k USING (customer_id)
        WHERE i.keep_until <= ?
          AND i.data_point = ANY (?)
          AND (i.keep_until, i.item_id) > (?, ?)
        ORDER BY i.keep_until, i.item_id
        LIMIT ?
        """,
        (row, n) -> owned(row),
        now.atOffset(ZoneOffset.UTC),
        dataPoints.toArray(String[]::new),
        after.map(Fact::keepUntil).orElse(Instant.EPOCH).atOffset(ZoneOffset.UTC),
        after.map(Fact::id).orElse(new UUID(0, 0)),
        most);
  }

  /**
   * Opens the facts of a data point beside which no hash lies, some at a time.
   *
   * @param after the last item that was had before
   */
  public List<Owned> unhashed(String dataPoint, UUID after, int most) {
    return door.query(
        """
        SELECT i.customer_id, k.wrapped,
          i.data_point, i.item_id, i.source, i.ciphertext, i.observed_at, i.stored_at, i.keep_until
        FROM vault.item i
        JOIN vault.customer_key k USING (customer_id)
        WHERE i.data_point = ?
          AND i.item_id > ?
          AND NOT EXISTS (
            SELECT FROM vault.mail_address a
            WHERE a.customer_id = i.customer_id
              AND a.data_point = i.data_point
              AND a.item_id = i.item_id)
        ORDER BY i.item_id
        LIMIT ?
        """,
        (row, n) -> owned(row),
        dataPoint,
        after,
        most);
  }

  private Owned owned(ResultSet row) throws SQLException {
    CustomerId customer = new CustomerId(row.getObject("customer_id", UUID.class));
    return new Owned(customer, fact(row, Seal.of(customer, row.getBytes("wrapped"), master)));
  }

  /** A fact and whose it is. */
  public record Owned(CustomerId customer, Fact fact) {}

  /** Opens what is locked away of a customer, oldest fact first. */
  public List<Fact> locked(CustomerId customer, Instant now) {
    return door.query(
        """
        SELECT k.wrapped, i.data_point, i.item_id, i.source, i.ciphertext, i.observed_at,
          i.locked_at AS stored_at, i.keep_until
        FROM vault.locked_item i
        JOIN vault.locked_key k USING (customer_id)
        WHERE i.customer_id = ? AND i.keep_until > ?
        ORDER BY i.observed_at, i.item_id
        """,
        (row, n) -> fact(row, Seal.of(customer, row.getBytes("wrapped"), master), Seal.LOCKED),
        customer.value(),
        now.atOffset(ZoneOffset.UTC));
  }

  /** Opens what a customer wrote with a request; empty when their key is gone. */
  public Optional<String> words(CustomerId customer, UUID request, byte[] sealed) {
    return seal(customer).map(seal -> seal.open(Seal.REQUEST, request, sealed));
  }

  private Optional<Seal> seal(CustomerId customer) {
    return door
        .query(
            "SELECT wrapped FROM vault.customer_key WHERE customer_id = ?",
            (row, n) -> Seal.of(customer, row.getBytes("wrapped"), master),
            customer.value())
        .stream()
        .findFirst();
  }

  private static Fact fact(ResultSet row, Seal seal) throws SQLException {
    return fact(row, seal, "");
  }

  /** Reads a row; what seals it may put something before its data point's name. */
  private static Fact fact(ResultSet row, Seal seal, String before) throws SQLException {
    String dataPoint = row.getString("data_point");
    UUID item = row.getObject("item_id", UUID.class);
    return new Fact(
        dataPoint,
        item,
        row.getString("source"),
        seal.open(before + dataPoint, item, row.getBytes("ciphertext")),
        row.getObject("observed_at", OffsetDateTime.class).toInstant(),
        row.getObject("stored_at", OffsetDateTime.class).toInstant(),
        row.getObject("keep_until", OffsetDateTime.class).toInstant(),
        false);
  }
}
