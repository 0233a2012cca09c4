package dev.guestright.server.identity;

import dev.guestright.server.ids.CustomerId;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The customers that this house knows, as opaque ids. */
public final class Customers {

  private static final int SALT_BYTES = 32;

  private final JdbcTemplate house;
  private final TransactionTemplate together;
  private final SecureRandom random = new SecureRandom();

  public Customers(DataSource house) {
    this.house = new JdbcTemplate(house);
    this.together = new TransactionTemplate(new DataSourceTransactionManager(house));
  }

  /**
   * Makes these customers known; those already known stay as they are. Somebody who was erased and
   * comes again is a new person: their choices are counted on from where nobody ever stood.
   */
  public void welcome(Collection<CustomerId> customers) {
    house.batchUpdate(
        """
        INSERT INTO identity.customer (customer_id, salt, epoch)
        SELECT ?, ?, count(*) << 40
        FROM identity.erased
        WHERE customer_id = ?
        ON CONFLICT (customer_id) DO NOTHING
        """,
        customers.stream()
            .map(customer -> new Object[] {customer.value(), salt(), customer.value()})
            .toList());
  }

  /**
   * Returns who of these was erased, and when last. What is from before that time must not come in
   * again, by any way. Those who are here cannot be erased until the caller's transaction ends.
   */
  public Map<CustomerId, Instant> erased(Collection<CustomerId> customers) {
    UUID[] ids = customers.stream().map(CustomerId::value).toArray(UUID[]::new);
    house.query(
        "SELECT customer_id FROM identity.customer WHERE customer_id = ANY (?) FOR KEY SHARE",
        row -> {},
        (Object) ids);
    Map<CustomerId, Instant> erased = new HashMap<>();
    house.query(
        """
        SELECT customer_id, max(erased_at) AS erased_at
        FROM identity.erased
        WHERE customer_id = ANY (?)
        GROUP BY customer_id
        """,
        row -> {
          erased.put(
              new CustomerId(row.getObject("customer_id", UUID.class)),
              row.getObject("erased_at", OffsetDateTime.class).toInstant());
        },
        (Object) ids);
    return erased;
  }

  /** Notes whether a customer is too young to consent alone. It holds at once, like a choice. */
  public void setMinor(CustomerId customer, boolean minor) {
    together.executeWithoutResult(transaction -> {
      house.query("SELECT identity.hold_for_change(?)", row -> {}, customer.value());
      house.update(
          """
          UPDATE identity.customer
          SET minor = ?, epoch = epoch + 1
          WHERE customer_id = ? AND minor <> ?
          """,
          minor,
          customer.value(),
          minor);
    });
  }

  /** Whether the house knows this customer. */
  public boolean knows(CustomerId customer) {
    return !house
        .queryForList(
            "SELECT customer_id FROM identity.customer WHERE customer_id = ?",
            UUID.class,
            customer.value())
        .isEmpty();
  }

  /** Whether the house knows any customer at all. */
  public boolean knowsAnybody() {
    return !house.queryForList("SELECT 1 FROM identity.customer LIMIT 1").isEmpty();
  }

  private byte[] salt() {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return salt;
  }
}
