package dev.guestright.server.identity;

import dev.guestright.server.ids.CustomerId;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The customers that this house knows, as opaque ids. */
public final class Customers {

  private static final int SALT_BYTES = 32;

  private final JdbcTemplate house;
  private final SecureRandom random = new SecureRandom();

  public Customers(DataSource house) {
    this.house = new JdbcTemplate(house);
  }

  /** Makes these customers known; those already known stay as they are. */
  public void welcome(Collection<CustomerId> customers) {
    house.batchUpdate(
        """
        INSERT INTO identity.customer (customer_id, salt)
        VALUES (?, ?)
        ON CONFLICT (customer_id) DO NOTHING
        """,
        customers.stream().map(customer -> new Object[] {customer.value(), salt()}).toList());
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
