package dev.guestright.server.gateway;

import static dev.guestright.server.Company.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.charter.Moment;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.identity.Role;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.vault.VaultReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** House rule 4: after a withdrawal is acknowledged, no node releases data under it. At once. */
class AtOnceTest {

  private static final int CHANGES_OF_MIND = 2_000;
  private static final int ASKERS = 4;

  private static final TestHouse HOUSE = TestHouse.shared();
  private static final Actor.Staff MAYA =
      new Actor.Staff(new StaffId(NewId.next()), "Maya", Role.AGENT);

  private Company.Guest mira;

  @BeforeEach
  void miraSaidYes() {
    mira =
        new Company(HOUSE)
            .customer("Mira")
            .bought("Aurora Router", "aurora-router", daysAgo(3))
            .allows("setup-help");
  }

  @Test
  void aNoBetweenDecisionAndRecordIsSeen() {
    DataSource way = HOUSE.house().database().door();
    // The door's second way to the database is to write the record that it decided on.
    DataSource interrupted = new InBetween(way, 2, () -> mira.refuses("setup-help"));
    Gateway door =
        new Gateway(
            HOUSE.room(CharterInForce.class),
            HOUSE.room(Shadows.class),
            interrupted,
            new VaultReader(way, HOUSE.house().keys().master()),
            HOUSE.clock());
    assertThat(ask(door)).isInstanceOf(Answer.Withheld.class);
    assertThat(permits()).isZero();
  }

  @Test
  void aNoBetweenRecordAndReleaseIsSeenAndTheRecordSaysThatNobodySaw() {
    InBetween interrupted =
        new InBetween(HOUSE.house().database().door(), 1, () -> mira.refuses("setup-help"));
    Gateway door = HOUSE.anotherDoor(HOUSE.room(CharterInForce.class), HOUSE.clock(), interrupted);
    assertThat(ask(door)).isInstanceOf(Answer.Withheld.class);
    assertThat(
            HOUSE
                .sql()
                .queryForList(
                    "SELECT shown FROM trail.use_outcome WHERE customer_id = ?",
                    Boolean.class,
                    mira.id().value()))
        .containsExactly(false);
  }

  /** Counts what happened, so that a test that met no race cannot pass for one that did. */
  private static final class Watch {
    final AtomicBoolean done = new AtomicBoolean();
    final AtomicBoolean no = new AtomicBoolean();
    final AtomicLong yeses = new AtomicLong();
    final AtomicLong released = new AtomicLong();
    final AtomicLong withheld = new AtomicLong();
    final AtomicLong releasedAfterNo = new AtomicLong();
  }

  @Test
  void howeverFastACustomerChangesTheirMindNothingIsReleasedOnANo() throws Exception {
    Watch watch = new Watch();
    List<Gateway> nodes = List.of(HOUSE.anotherDoor(), HOUSE.anotherDoor());
    List<Callable<Void>> people = new ArrayList<>();
    people.add(() -> changeMind(watch));
    for (int i = 0; i < ASKERS; i++) {
      Gateway node = nodes.get(i % nodes.size());
      people.add(() -> keepAsking(node, watch));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(people.size())) {
      for (Future<Void> person : threads.invokeAll(people)) {
        person.get();
      }
    }
    assertThat(watch.releasedAfterNo).as("released between a no and the next yes").hasValue(0);
    assertThat(OldYes.permits(HOUSE, mira.id()))
        .as("permits that rest on a yes of another epoch")
        .isZero();
    assertThat(watch.released).as("permits, or nothing was tried").hasPositiveValue();
    assertThat(watch.withheld).as("refusals, or nothing was tried").hasPositiveValue();
  }

  private Void changeMind(Watch watch) throws InterruptedException {
    try {
      for (int i = 0; i < CHANGES_OF_MIND; i++) {
        mira.refuses("setup-help");
        watch.no.set(true);
        Thread.sleep(ThreadLocalRandom.current().nextInt(20) == 0 ? 8 : 0);
        watch.no.set(false);
        watch.yeses.incrementAndGet();
        mira.allows("setup-help");
      }
    } finally {
      watch.done.set(true);
    }
    return null;
  }

  private Void keepAsking(Gateway node, Watch watch) {
    while (!watch.done.get()) {
      long before = watch.yeses.get();
      boolean no = watch.no.get();
      boolean released = released(node);
      (released ? watch.released : watch.withheld).incrementAndGet();
      boolean noAllTheWhile = no && watch.yeses.get() == before;
      if (released && noAllTheWhile) {
        watch.releasedAfterNo.incrementAndGet();
      }
    }
    return null;
  }

  /** The door may give up when choices change faster than it can decide: that is no release. */
  private boolean released(Gateway node) {
    try {
      return ask(node) instanceof Answer.Released;
    } catch (IllegalStateException gaveUp) {
      assertThat(gaveUp).hasMessageContaining("choices keep changing");
      return false;
    }
  }

  private Answer ask(Gateway door) {
    return door.ask(
        MAYA,
        mira.id(),
        Optional.of(new ConversationId(NewId.next())),
        Use.look(
            "setup-help",
            Set.of("purchase_history"),
            Map.of(),
            Moment.at(HOUSE.clock().instant())));
  }

  private long permits() {
    return count(
        "SELECT count(*) FROM trail.use_record WHERE customer_id = ? AND decision = 'permit'");
  }

  private long count(String sql) {
    Long count = HOUSE.sql().queryForObject(sql, Long.class, mira.id().value());
    return count == null ? -1 : count;
  }
}
