package dev.guestright.server;

import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.gateway.Lockup;
import dev.guestright.server.gateway.OldAddresses;
import dev.guestright.server.gateway.Shadows;
import dev.guestright.server.identity.AnsweredOnce;
import dev.guestright.server.identity.CompanyTokens;
import dev.guestright.server.identity.StaffSessions;
import dev.guestright.server.identity.Tries;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.privacy.Erasures;
import dev.guestright.server.privacy.KeyTurn;
import dev.guestright.server.privacy.upstream.Upstream;
import dev.guestright.server.trail.Act;
import dev.guestright.server.trail.Entry;
import dev.guestright.server.trail.Sequencer;
import dev.guestright.server.trail.Trail;
import dev.guestright.server.trail.witness.Witnesses;
import dev.guestright.server.vault.Lockers;
import dev.guestright.server.vault.Vault;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What the house does by itself: give log entries their place, hear of charters that were proposed
 * or signed off elsewhere, sweep out what is past its time.
 */
@Component
class Upkeep {

  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

  private final Sequencer sequencer;
  private final CharterInForce charter;
  private final Shadows shadows;
  private final Witnesses witnesses;
  private final Upstream upstream;
  private final Vault vault;
  private final OldAddresses oldAddresses;
  private final Lockup lockup;
  private final Lockers lockers;
  private final Erasures erasures;
  private final KeyTurn keys;
  private final Trail trail;
  private final JdbcTemplate house;
  private final StaffSessions sessions;
  private final Tries tries;
  private final AnsweredOnce once;
  private final CompanyTokens tokens;
  private final Clock clock;
  private String lastTold = "";

  Upkeep(
      Sequencer sequencer,
      Witnesses witnesses,
      Upstream upstream,
      CharterInForce charter,
      Shadows shadows,
      Vault vault,
      OldAddresses oldAddresses,
      Lockup lockup,
      Lockers lockers,
      Erasures erasures,
      KeyTurn keys,
      Trail trail,
      JdbcTemplate house,
      StaffSessions sessions,
      Tries tries,
      AnsweredOnce once,
      CompanyTokens tokens,
      Clock clock) {
    this.sequencer = sequencer;
    this.charter = charter;
    this.shadows = shadows;
    this.witnesses = witnesses;
    this.upstream = upstream;
    this.vault = vault;
    this.oldAddresses = oldAddresses;
    this.lockup = lockup;
    this.lockers = lockers;
    this.erasures = erasures;
    this.keys = keys;
    this.trail = trail;
    this.house = house;
    this.sessions = sessions;
    this.tries = tries;
    this.once = once;
    this.tokens = tokens;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 300)
  void place() {
    try {
      sequencer.placeAll();
      lastTold = "";
    } catch (Sequencer.UnsafeToSign problem) {
      // It comes back several times a second; to be told once is enough.
      if (!lastTold.equals(problem.getMessage())) {
        lastTold = String.valueOf(problem.getMessage());
        LOG.error(lastTold);
      }
    }
  }

  @Scheduled(fixedDelay = 1_000)
  void hearOfCharters() {
    charter.catchUp();
    shadows.catchUp();
  }

  @Scheduled(fixedDelay = 1_000)
  void tell() {
    witnesses.tell();
    upstream.tellAll();
  }

  @Scheduled(fixedDelay = 3_600_000, initialDelay = 5_000)
  void forgetWhatIsOver() {
    sessions.sweep();
    tries.sweep();
    once.sweep();
    tokens.sweep();
  }

  /** Another node may have erased somebody, and each node's list holds everybody. */
  @Scheduled(fixedDelay = 60_000, initialDelay = 10_000)
  void agreeOnWhoIsErased() {
    erasures.replay();
  }

  /** A change of the master key that was cut off, or made in another node's file, is carried on. */
  @Scheduled(fixedDelay = 3_600_000, initialDelay = 10_000)
  void carryKeysOn() {
    keys.goOn();
  }

  @Scheduled(fixedDelay = 3_600_000, initialDelay = 5_000)
  void sweep() {
    Instant now = clock.instant();
    oldAddresses.hash();
    lockup.pastTheirTime(now);
    int gone = vault.sweep(now) + lockers.sweep(now);
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
