package dev.guestright.server.gateway;

import dev.guestright.server.TestHouse;
import dev.guestright.server.ids.CustomerId;

/** Finds uses that rest on a yes which no longer held. */
final class OldYes {

  private OldYes() {}

  /**
   * How many permits of a customer name no yes of their own epoch. All choices of that customer
   * must be about one purpose, so that a permit's epoch is that of its own yes.
   */
  static long permits(TestHouse house, CustomerId customer) {
    return house
        .sql()
        .query(
            """
            SELECT count(*) AS n
            FROM trail.use_record u
            WHERE u.customer_id = ? AND u.decision = 'permit'
              AND NOT EXISTS (
                SELECT 1
                FROM consent.consent_record c
                WHERE c.customer_id = u.customer_id
                  AND c.consent_id = u.consent_id
                  AND c.act = 'given'
                  AND c.epoch = u.epoch)
            """,
            (row, n) -> row.getLong("n"),
            customer.value())
        .getFirst();
  }
}
