package dev.guestright.server.consent;

import dev.guestright.server.ids.CustomerId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads where choices stand, on whichever connection it is given. */
public final class Standings {

  private final JdbcTemplate on;

  public Standings(JdbcTemplate on) {
    this.on = on;
  }

  /**
   * Returns the customer's choices and the epoch they belong to, read in one statement and so at
   * one moment.
   *
   * @throws NoSuchCustomer when the house does not know this customer
   */
  public Standing of(CustomerId customer) {
    Map<String, ConsentRecord> newest = new LinkedHashMap<>();
    long[] epoch = {-1};
    byte[][] salt = {new byte[0]};
    boolean[] minor = {false};
    Set<String> restricted = new HashSet<>();
    on.query(
        """
        SELECT DISTINCT ON (r.purpose) c.epoch AS now_at, c.salt, c.minor,
          ARRAY(
            SELECT t.data_point
            FROM consent.restriction t
            WHERE t.customer_id = c.customer_id) AS restricted,
          r.*
        FROM identity.customer c
        LEFT JOIN consent.consent_record r ON r.customer_id = c.customer_id
        WHERE c.customer_id = ?
        ORDER BY r.purpose, r.epoch DESC
        """,
        row -> {
          epoch[0] = row.getLong("now_at");
          salt[0] = row.getBytes("salt");
          minor[0] = row.getBoolean("minor");
          restricted.addAll(List.of((String[]) row.getArray("restricted").getArray()));
          if (row.getObject("consent_id", UUID.class) != null) {
            ConsentRecord record = ConsentRows.record(row);
            newest.put(record.purpose(), record);
          }
        },
        customer.value());
    if (epoch[0] < 0) {
      throw new NoSuchCustomer();
    }
    return new Standing(epoch[0], salt[0], Map.copyOf(newest), minor[0], Set.copyOf(restricted));
  }

  /** The house does not know the customer that it was asked about. */
  public static final class NoSuchCustomer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSuchCustomer() {
      super("There is no such customer in this house");
    }
  }
}
