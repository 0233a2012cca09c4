import com.zaxxer.hikari.HikariDataSource;
import dev.guestright.ledger.NoteSigner;
import dev.guestright.server.gateway.Charters;
import dev.guestright.server.house.DataDirectory;
import dev.guestright.server.house.House;
import dev.guestright.server.identity.Customers;
import dev.guestright.server.ids.ConsentId;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.ids.UseId;
import dev.guestright.server.trail.Entry;
import dev.guestright.server.trail.GroupCommit;
import dev.guestright.server.trail.Sequencer;
import dev.guestright.server.trail.UseRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * How fast use records become durable when many ask at once, beside what the same PostgreSQL takes
 * as plain batched inserts of the same rows, and beside an fsync. Run it with bench/commit/run.
 */
class Commits {

  private static final int ROUNDS = 5;
  private static final int CUSTOMERS = 2_000;
  private static final int MOST_ASKERS = 512;
  private static final int[] FEWER_ASKERS = {1, 4, 16, 64};
  private static final int PAGE = 8_192;
  private static final byte[] SALT = new byte[32];


  /** As the door does it: uses share a turn that a change of the charter takes alone. */
  private static final String TURN = "SELECT pg_advisory_xact_lock_shared(1)";

  private static List<CustomerId> customers = List.of();
  private static int charterVersion;

  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ROOT);
    double seconds = Double.parseDouble(args[0]);
    Path directory = Files.createDirectories(Path.of(args[1]));
    try (House house = House.open(new DataDirectory(directory.resolve("data")), Optional.empty())) {
      List<CustomerId> known = new ArrayList<>();
      for (int i = 0; i < CUSTOMERS; i++) {
        known.add(new CustomerId(NewId.next()));
      }
      new Customers(house.database().house()).welcome(known);
      customers = List.copyOf(known);
      charterVersion =
          new Charters(house.database().house(), Clock.systemUTC())
              .open(Optional.of(charter()))
              .charter()
              .version();
      copyTables(owner(house));

      rounds(house, directory, seconds);
    }
  }

  private static void rounds(House house, Path directory, double seconds) throws Exception {
    GroupCommit records = new GroupCommit(house.database().door(), TURN);
    plain(owner(house), 2, 256, seconds);
    together(records, MOST_ASKERS, seconds);
    List<Double> shares = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      double[] fsyncs = fsyncs(directory);
      double plain = 0;
      for (int writers : new int[] {1, 2}) {
        for (int batch : new int[] {256, 1_024}) {
          plain = Math.max(plain, plain(owner(house), writers, batch, seconds));
        }
      }
      Measured all = together(records, MOST_ASKERS, seconds);
      shares.add(all.perSecond / plain);
      System.out.printf(
          "round %d: fsync %.2f ms (p99 %.2f); plain inserts %,.0f a second; %d askers together"
              + " %,.0f (%.2f of plain), p50 %.1f ms, p99 %.1f ms%n",
          round,
          at(fsyncs, 0.5),
          at(fsyncs, 0.99),
          plain,
          MOST_ASKERS,
          all.perSecond,
          all.perSecond / plain,
          at(all.millis, 0.5),
          at(all.millis, 0.99));
      for (int askers : FEWER_ASKERS) {
        Fsyncs beside = new Fsyncs(directory);
        Measured few = together(records, askers, seconds);
        double[] then = beside.stop();
        System.out.printf(
            "  %3d askers: %,.0f a second, p50 %.2f ms, p99 %.2f ms; fsyncs beside it: p50 %.2f ms,"
                + " p99 %.2f ms; p99 %.1f times the p50 fsync, %.1f times the p99%n",
            askers,
            few.perSecond,
            at(few.millis, 0.5),
            at(few.millis, 0.99),
            at(then, 0.5),
            at(then, 0.99),
            at(few.millis, 0.99) / at(then, 0.5),
            at(few.millis, 0.99) / at(then, 0.99));
      }
    }
    System.out.printf(
        "median of %d rounds: %.2f of plain batched inserts%n", ROUNDS, median(shares));
    System.out.printf(
        "while the log is kept at the same time: %,.0f a second%n",
        whileSequencing(house, records, seconds));
    records.close();
  }

  /** How long it takes to make one page durable in a file that has its size already. */
  private static double[] fsyncs(Path directory) throws IOException {
    double[] millis = new double[300];
    try (FileChannel channel = file(directory)) {
      for (int i = 0; i < millis.length; i++) {
        millis[i] = fsync(channel, i);
      }
    }
    Arrays.sort(millis);
    return millis;
  }

  private static FileChannel file(Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve("fsync"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.write(ByteBuffer.allocate(PAGE * 2_048), 0);
    channel.force(true);
    return channel;
  }

  private static double fsync(FileChannel channel, int page) throws IOException {
    channel.write(ByteBuffer.allocate(PAGE), (long) (page % 2_048) * PAGE);
    long began = System.nanoTime();
    channel.force(false);
    return (System.nanoTime() - began) / 1e6;
  }

  /** The same, now and then while something else is measured: the disk as that meets it. */
  private static final class Fsyncs {
    private final List<Double> millis = new ArrayList<>();
    private final AtomicBoolean done = new AtomicBoolean();
    private final Thread thread;

    Fsyncs(Path directory) {
      thread = Thread.ofPlatform().start(() -> measure(directory));
    }

    private void measure(Path directory) {
      try (FileChannel channel = file(directory)) {
        for (int page = 0; !done.get(); page++) {
          millis.add(fsync(channel, page));
          Thread.sleep(10);
        }
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    double[] stop() throws InterruptedException {
      done.set(true);
      thread.join();
      return millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  }

  private static double median(List<Double> values) {
    return at(values.stream().mapToDouble(Double::doubleValue).sorted().toArray(), 0.5);
  }

  private record Measured(double perSecond, double[] millis) {}

  private static Measured together(GroupCommit records, int askers, double seconds)
      throws Exception {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    long began = System.nanoTime();
    List<Future<List<Double>>> asked = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < askers; i++) {
        asked.add(threads.submit(() -> ask(records, end)));
      }
    }
    double took = (System.nanoTime() - began) / 1e9;
    List<Double> millis = new ArrayList<>();
    for (Future<List<Double>> each : asked) {
      millis.addAll(each.get());
    }
    return new Measured(
        millis.size() / took, millis.stream().mapToDouble(Double::doubleValue).sorted().toArray());
  }

  private static List<Double> ask(GroupCommit records, long end) {
    List<Double> millis = new ArrayList<>();
    while (System.nanoTime() < end) {
      UseRecord use = use();
      long began = System.nanoTime();
      if (!records.record(List.of(use), SALT)) {
        throw new IllegalStateException("a record was not taken");
      }
      millis.add((System.nanoTime() - began) / 1e6);
    }
    return millis;
  }

  private static UseRecord use() {
    return new UseRecord(
        customers.get(ThreadLocalRandom.current().nextInt(customers.size())),
        new UseId(NewId.next()),
        Instant.now(),
        Optional.of(new StaffId(NewId.next())),
        "agent",
        "recall-past-solutions",
        Optional.of("known-solution"),
        Optional.of("link_setup_guide"),
        Optional.of(new ConversationId(NewId.next())),
        UseRecord.Answered.PERMIT,
        "permitted",
        List.of("purchase_history", "support_history"),
        Optional.of(new ConsentId(NewId.next())),
        charterVersion,
        0);
  }

  private static String charter() throws IOException {
    try (InputStream charter = Commits.class.getResourceAsStream("/demo/charter.yaml")) {
      return new String(charter.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static DataSource owner(House house) {
    String url = ((HikariDataSource) house.database().house()).getJdbcUrl();
    return new DriverManagerDataSource(
        url + "?reWriteBatchedInserts=true",
        "postgres",
        house.keys().password("database-owner"));
  }

  private static void copyTables(DataSource owner) {
    JdbcTemplate sql = new JdbcTemplate(owner);
    sql.execute("CREATE TABLE plain_use (LIKE trail.use_record INCLUDING ALL)");
    sql.execute("CREATE TABLE plain_entry (LIKE trail.entry INCLUDING ALL)");
  }

  /** The same rows into tables of the same shape, with batched inserts and a commit a batch. */
  private static double plain(DataSource owner, int writers, int batch, double seconds) throws Exception {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    long began = System.nanoTime();
    long rows = 0;
    List<Future<Long>> written = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      for (int i = 0; i < writers; i++) {
        written.add(threads.submit(() -> insert(owner, batch, end)));
      }
    }
    double took = (System.nanoTime() - began) / 1e9;
    for (Future<Long> each : written) {
      rows += each.get();
    }
    return rows / took;
  }

  private static long insert(DataSource owner, int batch, long end) throws SQLException {
    long rows = 0;
    try (Connection connection = owner.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement uses =
              connection.prepareStatement(
                  "INSERT INTO plain_use VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
          PreparedStatement entries =
              connection.prepareStatement("INSERT INTO plain_entry VALUES (?, ?)")) {
        while (System.nanoTime() < end) {
          for (int i = 0; i < batch; i++) {
            add(use(), uses, entries);
          }
          uses.executeBatch();
          entries.executeBatch();
          connection.commit();
          rows += batch;
        }
      }
    }
    return rows;
  }

  private static void add(UseRecord use, PreparedStatement uses, PreparedStatement entries)
      throws SQLException {
    Object[] values = {
      use.customer().value(),
      use.id().value(),
      use.at().atOffset(ZoneOffset.UTC),
      "staff",
      use.staff().orElseThrow().value(),
      use.role(),
      use.purpose(),
      use.play().orElseThrow(),
      use.action().orElseThrow(),
      use.conversation().orElseThrow().value(),
      use.decision().stored(),
      use.ground(),
      use.dataPoints().toArray(String[]::new),
      use.consent().orElseThrow().value(),
      use.charterVersion(),
      use.epoch()
    };
    for (int i = 0; i < values.length; i++) {
      uses.setObject(i + 1, values[i]);
    }
    uses.addBatch();
    entries.setObject(1, use.id().value());
    entries.setBytes(2, Entry.of(use, SALT).body());
    entries.addBatch();
  }

  /** As in a running house, where entries get their places at the same time. */
  private static double whileSequencing(House house, GroupCommit records, double seconds)
      throws Exception {
    Sequencer sequencer =
        new Sequencer(
            house.database().house(), NoteSigner.create("bench.example/log"), Clock.systemUTC());
    System.out.printf("placing what has waited: %,d entries%n", sequencer.placeAll());
    AtomicBoolean done = new AtomicBoolean();
    Thread keeper =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!done.get()) {
                    sequencer.placeAll();
                    try {
                      Thread.sleep(300);
                    } catch (InterruptedException e) {
                      return;
                    }
                  }
                });
    double perSecond = together(records, MOST_ASKERS, seconds).perSecond;
    done.set(true);
    keeper.join();
    return perSecond;
  }
}
