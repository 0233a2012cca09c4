package dev.guestright.server.privacy;

import dev.guestright.server.house.House;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.privacy.upstream.Event;
import dev.guestright.server.privacy.upstream.Upstream;
import dev.guestright.server.trail.Act;
import dev.guestright.server.trail.Trail;
import dev.guestright.server.vault.Item;
import dev.guestright.server.vault.Vault;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts facts right (GDPR Art. 16). The wrong one goes, the right one comes and the log says so
 * together, or nothing changes.
 */
@Component
final class Corrections {

  private final Vault vault;
  private final Trail log;
  private final Upstream upstream;
  private final TransactionTemplate together;
  private final Clock clock;

  Corrections(House house, Vault vault, Upstream upstream, Clock clock) {
    DataSource rooms = house.database().house();
    this.vault = vault;
    this.log = new Trail(new JdbcTemplate(rooms));
    this.upstream = upstream;
    this.together = new TransactionTemplate(new DataSourceTransactionManager(rooms));
    this.clock = clock;
  }

  /**
   * Puts the right value, as the customer says it is, in the place of a wrong one.
   *
   * @return whether there was such a fact
   */
  boolean correct(CustomerId customer, String dataPoint, UUID wrong, String right) {
    Item item =
        new Item(customer, dataPoint, UUID.randomUUID(), "customer", right, clock.instant());
    return inPlaceOf(
        customer,
        dataPoint,
        wrong,
        item.id().toString(),
        item.observedAt(),
        () -> vault.correct(item, wrong));
  }

  /** Removes a wrong fact for which no right one is given; returns whether it was there. */
  boolean remove(CustomerId customer, String dataPoint, UUID wrong) {
    return inPlaceOf(
        customer,
        dataPoint,
        wrong,
        "none",
        clock.instant(),
        () -> vault.remove(customer, dataPoint, wrong));
  }

  private interface Change {
    boolean made();
  }

  private boolean inPlaceOf(
      CustomerId customer, String dataPoint, UUID wrong, String right, Instant at, Change change) {
    return Boolean.TRUE.equals(
        together.execute(transaction -> {
          boolean made = change.made();
          if (made) {
            log.append(
                Act.CORRECTION,
                customer,
                at,
                Map.of("dataPoint", dataPoint, "wrong", wrong.toString(), "right", right));
            upstream.tell(Event.CORRECTED, customer, Optional.of(dataPoint));
          }
          return made;
        }));
  }
}
