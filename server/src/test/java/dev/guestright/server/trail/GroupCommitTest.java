package dev.guestright.server.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guestright.server.TestHouse;
import dev.guestright.server.consent.Consents;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.identity.Customers;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.ids.UseId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Many requests share a commit, and none of them pays for another. */
class GroupCommitTest {

  private static final TestHouse HOUSE = TestHouse.shared();
  private static final int MANY = 60;

  private final Gate gate = new Gate(HOUSE.house().database().door());
  private final GroupCommit records = new GroupCommit(gate, "SELECT 1");
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  private CustomerId mira = new CustomerId(NewId.next());
  private CustomerId ben = new CustomerId(NewId.next());

  /** A way into the database that is shut until the test opens it. */
  private static final class Gate extends DelegatingDataSource {
    private final CountDownLatch open = new CountDownLatch(1);

    Gate(DataSource way) {
      super(way);
    }

    @Override
    public Connection getConnection() throws SQLException {
      try {
        open.await();
      } catch (InterruptedException e) {
        throw new SQLException(e);
      }
      return super.getConnection();
    }
  }

  @BeforeEach
  void twoCustomers() {
    mira = new CustomerId(NewId.next());
    ben = new CustomerId(NewId.next());
    HOUSE.room(Customers.class).welcome(List.of(mira, ben));
  }

  @AfterEach
  void nothingIsLeftOpen() {
    gate.open.countDown();
    requests.close();
    records.close();
  }

  @Test
  void requestsThatWaitAtTheSameTimeShareACommit() throws Exception {
    List<Future<Boolean>> asked = askMany(mira, 0);
    gate.open.countDown();
    assertThat(answers(asked)).hasSize(MANY).containsOnly(true);
    assertThat(records(mira)).isEqualTo(MANY);
    // Two writers took one request or more before the gate; what waited behind them came together.
    assertThat(transactions(mira)).isLessThanOrEqualTo(4);
    assertThat(entriesOf(mira)).isEqualTo(MANY);
  }

  @Test
  void whatWasDecidedOnAnOldChoiceIsLeftOutAndTheOthersAreNot() throws Exception {
    List<Future<Boolean>> old = askMany(mira, 7);
    List<Future<Boolean>> current = askMany(ben, 0);
    gate.open.countDown();
    assertThat(answers(old)).containsOnly(false);
    assertThat(answers(current)).containsOnly(true);
    assertThat(records(mira)).isZero();
    assertThat(records(ben)).isEqualTo(MANY);
    assertThat(transactions(ben)).isLessThanOrEqualTo(4);
  }

  @Test
  void aRecordThatTheDatabaseRefusesFailsAloneAndSaysWhy() throws Exception {
    List<Future<Boolean>> asked = askMany(ben, 0);
    Future<Boolean> broken =
        requests.submit(() -> records.record(List.of(use(mira, 0, "no\u0000text")), salt(mira)));
    asked.addAll(askMany(ben, 0));
    gate.open.countDown();
    assertThat(answers(asked)).hasSize(2 * MANY).containsOnly(true);
    assertThat(records(ben)).isEqualTo(2 * MANY);
    assertThatThrownBy(broken::get)
        .isInstanceOf(ExecutionException.class)
        .hasStackTraceContaining("0x00");
    assertThat(records(mira)).isZero();
  }

  @Test
  void theUsesOfOneRequestAreRecordedTogetherOrNotAtAll() {
    gate.open.countDown();
    List<UseRecord> mixed = List.of(use(mira, 0, "a"), use(mira, 7, "b"));
    assertThatThrownBy(() -> records.record(mixed, salt(mira)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(records.record(List.of(use(mira, 7, "a"), use(mira, 7, "b")), salt(mira))).isFalse();
    assertThat(records(mira)).isZero();
    assertThat(entriesOf(mira)).isZero();
  }

  @Test
  void aCustomerWhoIsChangingTheirMindHoldsUpNobodyElse() throws Exception {
    gate.open.countDown();
    try (Connection change = Objects.requireNonNull(HOUSE.owner().getDataSource()).getConnection();
        Statement statement = change.createStatement()) {
      change.setAutoCommit(false);
      statement.executeUpdate(
          "UPDATE identity.customer SET epoch = epoch + 1 WHERE customer_id = '" + mira + "'");
      Future<Boolean> waits =
          requests.submit(() -> records.record(List.of(use(mira, 0, "setup")), salt(mira)));
      assertThat(answers(askMany(ben, 0))).containsOnly(true);
      assertThat(waits.isDone()).isFalse();
      change.commit();
      assertThat(waits.get()).as("recorded on the choice that was just changed").isFalse();
    }
    assertThat(records(mira)).isZero();
  }

  @Test
  void aChangeOfMindWaitsForNoUseThatCameLater() throws Exception {
    gate.open.countDown();
    Consents consents = HOUSE.room(Consents.class);
    try (Connection use = Objects.requireNonNull(HOUSE.owner().getDataSource()).getConnection();
        Statement statement = use.createStatement()) {
      use.setAutoCommit(false);
      statement.execute(
          "SELECT epoch FROM identity.customer WHERE customer_id = '" + mira + "' FOR SHARE");
      Future<?> changes = requests.submit(() -> consents.restrict(mira, "purchase_history"));
      untilSomebodyWaitsFor("transactionid");
      Future<Boolean> later =
          requests.submit(() -> records.record(List.of(use(mira, 0, "setup")), salt(mira)));
      untilSomebodyWaitsFor("advisory");
      assertThat(changes.isDone()).isFalse();
      assertThat(answers(askMany(ben, 0))).containsOnly(true);
      use.commit();
      changes.get();
      assertThat(later.get()).as("recorded on the choice that was just changed").isFalse();
    }
  }

  private static void untilSomebodyWaitsFor(String lock) {
    String sql = "SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = ?";
    Instant end = Instant.now().plusSeconds(30);
    while (Objects.requireNonNull(HOUSE.owner().queryForObject(sql, Long.class, lock)) == 0) {
      assertThat(Instant.now()).as("somebody waits for a lock: %s", lock).isBefore(end);
      Thread.yield();
    }
  }

  @Test
  void outcomesShareCommitsWithUses() throws Exception {
    UseRecord use = use(mira, 0, "setup");
    List<Future<?>> asked = new ArrayList<>();
    gate.open.countDown();
    assertThat(records.record(List.of(use), salt(mira))).isTrue();
    byte[] salt = salt(mira);
    asked.add(requests.submit(() -> records.recordOutcome(use, salt, true, use.at())));
    for (Future<?> each : asked) {
      each.get();
    }
    assertThat(
            HOUSE
                .sql()
                .queryForList(
                    "SELECT shown FROM trail.use_outcome WHERE customer_id = ?",
                    Boolean.class,
                    mira.value()))
        .containsExactly(true);
  }

  @Test
  void closingWaitsForWhatWasAskedForAndTakesNothingMore() throws Exception {
    List<Future<Boolean>> asked = askMany(mira, 0);
    FutureTask<Void> closing = new FutureTask<>(records::close, null);
    untilItWaits(Thread.startVirtualThread(closing), closing);
    assertThatThrownBy(() -> records.record(List.of(use(mira, 0, "late")), salt(mira)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closing");
    assertThat(closing.isDone()).isFalse();
    gate.open.countDown();
    closing.get();
    assertThat(records(mira)).isEqualTo(MANY);
    assertThat(answers(asked)).containsOnly(true);
  }

  /** Returns when all of them wait, or have their answer. */
  private List<Future<Boolean>> askMany(CustomerId customer, long epoch) {
    byte[] salt = salt(customer);
    List<Future<Boolean>> asked = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      UseRecord use = use(customer, epoch, "setup-help");
      FutureTask<Boolean> asking = new FutureTask<>(() -> records.record(List.of(use), salt));
      untilItWaits(Thread.startVirtualThread(asking), asking);
      asked.add(asking);
    }
    return asked;
  }

  private static void untilItWaits(Thread thread, Future<?> task) {
    while (!task.isDone()
        && thread.getState() != Thread.State.WAITING
        && thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.yield();
    }
  }

  private static List<Boolean> answers(List<Future<Boolean>> asked) throws Exception {
    List<Boolean> answers = new ArrayList<>();
    for (Future<Boolean> each : asked) {
      answers.add(each.get());
    }
    return answers;
  }

  private static byte[] salt(CustomerId customer) {
    return HOUSE.room(Consents.class).standing(customer).salt();
  }

  private static UseRecord use(CustomerId customer, long epoch, String purpose) {
    return new UseRecord(
        customer,
        new UseId(NewId.next()),
        HOUSE.clock().instant(),
        Optional.of(new StaffId(NewId.next())),
        "agent",
        purpose,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        UseRecord.Answered.REFUSE,
        "a \"quoted\", {braced} ground",
        List.of("one", "two, three", "{four}", "fi\"ve"),
        Optional.empty(),
        HOUSE.room(CharterInForce.class).charter().version(),
        epoch);
  }

  private static long records(CustomerId customer) {
    return count("SELECT count(*) FROM trail.use_record WHERE customer_id = ?", customer);
  }

  private static long transactions(CustomerId customer) {
    return count(
        "SELECT count(DISTINCT xmin::text) FROM trail.use_record WHERE customer_id = ?", customer);
  }

  private static long entriesOf(CustomerId customer) {
    return count(
        """
        SELECT count(*)
        FROM trail.entry e
        JOIN trail.use_record u ON u.use_id = e.entry_id
        WHERE u.customer_id = ?
        """,
        customer);
  }

  private static long count(String sql, CustomerId customer) {
    UUID id = customer.value();
    return Objects.requireNonNull(HOUSE.owner().queryForObject(sql, Long.class, id));
  }

  @Test
  void aRecordReadBackIsTheOneThatWasGiven() {
    gate.open.countDown();
    UseRecord use = use(mira, 0, "setup-help");
    assertThat(records.record(List.of(use), salt(mira))).isTrue();
    assertThat(HOUSE.room(Trail.class).uses(mira, List.of(use.id()))).containsExactly(use);
  }

  @Test
  void whatWasDecidedByAnotherCharterIsLeftOut() {
    gate.open.countDown();
    UseRecord use = use(mira, 0, "setup-help");
    UseRecord old =
        new UseRecord(
            use.customer(),
            use.id(),
            use.at(),
            use.staff(),
            use.role(),
            use.purpose(),
            use.play(),
            use.action(),
            use.conversation(),
            use.decision(),
            use.ground(),
            use.dataPoints(),
            use.consent(),
            use.charterVersion() + 1,
            use.epoch());
    assertThat(records.record(List.of(old), salt(mira))).isFalse();
    assertThat(records(mira)).isZero();
  }
}
