package dev.guestright.server;

import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.gateway.Shadows;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.privacy.Erasures;
import dev.guestright.server.trail.Act;
import dev.guestright.server.trail.Entry;
import dev.guestright.server.trail.Sequencer;
import dev.guestright.server.trail.Trail;
import dev.guestright.server.vault.Vault;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What the house does by itself: give log entries their place, hear of charters that were proposed
 * or signed off elsewhere, sweep out what is past its time.
 */
@Component
class Upkeep {

  private final Sequencer sequencer;
  private final CharterInForce charter;
  private final Shadows shadows;
  private final Vault vault;
  private final Erasures erasures;
  private final Trail trail;
  private final JdbcTemplate house;
  private final Clock clock;

  Upkeep(
      Sequencer sequencer,
      CharterInForce charter,
      Shadows shadows,
      Vault vault,
      Erasures erasures,
      Trail trail,
      JdbcTemplate house,
      Clock clock) {
    this.sequencer = sequencer;
    this.charter = charter;
    this.shadows = shadows;
    this.vault = vault;
    this.erasures = erasures;
    this.trail = trail;
    this.house = house;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 300)
  void place() {
    sequencer.placeAll();
  }

  @Scheduled(fixedDelay = 1_000)
  void hearOfCharters() {
    charter.catchUp();
    shadows.catchUp();
  }

  /** Another node may have erased somebody, and each node's list holds everybody. */
  @Scheduled(fixedDelay = 60_000, initialDelay = 10_000)
  void agreeOnWhoIsErased() {
    erasures.replay();
  }

  @Scheduled(fixedDelay = 3_600_000, initialDelay = 5_000)
  void sweep() {
    Instant now = clock.instant();
    int gone = vault.sweep(now);
    if (gone > 0) {
      trail.append(Entry.ofHouse(Act.SWEEP, NewId.next(), now, Map.of("items", gone)));
    }
    house.update(
        """
        INSERT INTO house.fact (name, value)
        VALUES ('last-sweep', ?)
        ON CONFLICT (name) DO UPDATE
        SET value = excluded.value, at = now()
        """,
        Integer.toString(gone));
  }
}
