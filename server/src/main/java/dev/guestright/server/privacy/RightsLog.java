package dev.guestright.server.privacy;

import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.trail.Act;
import dev.guestright.server.trail.Entry;
import dev.guestright.server.trail.Trail;
import java.time.Instant;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** The log's entries on what customers ask for, each under its customer's salt. */
final class RightsLog {

  private final JdbcTemplate house;

  RightsLog(JdbcTemplate house) {
    this.house = house;
  }

  /** Adds an entry in the caller's transaction, so that it stands with what it vouches for. */
  void append(Act act, CustomerId customer, Instant at, Map<String, String> record) {
    byte[] salt =
        house
            .query(
                "SELECT salt FROM identity.customer WHERE customer_id = ?",
                (row, n) -> row.getBytes("salt"),
                customer.value())
            .getFirst();
    new Trail(house).append(Entry.about(act, NewId.next(), at, salt, customer.value(), record));
  }
}
