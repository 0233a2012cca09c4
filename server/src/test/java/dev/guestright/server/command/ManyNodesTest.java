package dev.guestright.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.guestright.ledger.LogVerifier;
import dev.guestright.ledger.NoteSigner;
import dev.guestright.ledger.Verdict;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.house.DataDirectory;
import dev.guestright.server.house.House;
import dev.guestright.server.identity.CustomerLinks;
import dev.guestright.server.identity.Customers;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.trail.DatabaseLog;
import dev.guestright.server.trail.LogKey;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Three servers on one database, each a process of its own. All of them append, one at a time
 * orders; it is killed in the middle of that, and then the next one is.
 */
class ManyNodesTest {

  private static final Pattern RUNS = Pattern.compile("Stop it with Ctrl-C");
  private static final Pattern NOTICE =
      Pattern.compile(
          "action=\"/me/choices/setup-help\".{0,400}?name=\"notice\" value=\"([^\"]+)\"");

  /** A customer may ask five times a second. */
  private static final Duration PAUSE = Duration.ofMillis(250);

  @TempDir private Path directory;
  private Optional<House> house = Optional.empty();
  private final List<Node> nodes = new ArrayList<>();
  private final AtomicBoolean done = new AtomicBoolean();

  private static final class Node {
    final Child process;
    final String url;
    final AtomicBoolean killed = new AtomicBoolean();
    final AtomicLong acknowledged = new AtomicLong();
    final AtomicLong unclear = new AtomicLong();

    Node(Child process, int port) {
      this.process = process;
      this.url = "http://localhost:" + port;
    }
  }

  @BeforeEach
  void threeNodesOnOneDatabase() throws IOException {
    House first = House.open(new DataDirectory(directory.resolve("first")), Optional.empty());
    house = Optional.of(first);
    String charter = TestHouse.resource("/demo/charter.yaml");
    Path charterFile = Files.writeString(directory.resolve("charter.yaml"), charter);
    NoteSigner key =
        LogKey.of(
            first.keys(),
            dev.guestright.charter.Charter.read(charter).charter().orElseThrow().name());
    assertThat(key.name()).isNotBlank();
    for (int i = 0; i < 3; i++) {
      nodes.add(start(first, charterFile, directory.resolve("node" + i)));
    }
    nodes.forEach(node -> node.process.says(RUNS));
  }

  private Node start(House first, Path charter, Path data) throws IOException {
    Path keys = Files.createDirectories(data.resolve("keys"));
    try (Stream<Path> originals = Files.list(first.keys().directory())) {
      for (Path original : originals.toList()) {
        Files.copy(original, keys.resolve(original.getFileName()));
      }
    }
    int port = freePort();
    Map<String, String> environment =
        Map.of(
            "GUESTRIGHT_DB_URL",
            url(first),
            "GUESTRIGHT_DB_USER",
            "postgres",
            "GUESTRIGHT_DB_PASSWORD",
            first.keys().password("database-owner"),
            "JDK_JAVA_OPTIONS",
            "-Xmx160m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    Child process =
        Child.guestright(
            directory,
            environment,
            "serve",
            "--data",
            data.toString(),
            "--charter",
            charter.toString(),
            "--port",
            Integer.toString(port));
    return new Node(process, port);
  }

  @AfterEach
  void nothingIsLeftRunning() {
    done.set(true);
    nodes.forEach(node -> node.process.close());
    house.ifPresent(House::close);
  }

  @Test
  void whoeverOrdersIsKilledAndAnotherGoesOnWithNoGapNoForkAndNoDouble() throws Exception {
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Void>> lives =
          nodes.stream().map(node -> people.submit(() -> live(node))).toList();
      untilEachAcknowledges(nodes, 5);
      orderingTakesAWhile();
      List<Node> alive = new ArrayList<>(nodes);
      while (alive.size() > 1) {
        Node orders = whoOrders(alive);
        orders.killed.set(true); // before the signal: a request may break off before it has ended
        orders.process.signal("KILL");
        orders.process.ends();
        alive.remove(orders);
        long before = newestSize();
        untilEachAcknowledges(alive, 5);
        await(() -> newestSize() > before);
      }
      done.set(true);
      for (Future<Void> life : lives) {
        life.get();
      }
    }
    await(() -> count("SELECT count(*) FROM trail.entry WHERE position IS NULL") == 0);
    assertWhole();
  }

  /** A customer who changes their mind as often as a node lets one, until the node is gone. */
  private Void live(Node node) throws InterruptedException {
    CustomerId customer = new CustomerId(NewId.next());
    House first = house.orElseThrow();
    new Customers(first.database().house()).welcome(List.of(customer));
    String token =
        new CustomerLinks(first.keys(), Clock.systemUTC()).sign(customer, Duration.ofHours(1));
    Visitor visitor = new Visitor(node.url).comesBy(node.url + "/me/enter?token=" + token);
    Matcher notice = NOTICE.matcher(visitor.get("/me").body().replace('\n', ' '));
    assertThat(notice.find()).as("the question on the page").isTrue();
    for (int i = 0; !done.get(); i++) {
      try {
        String answer = i % 2 == 0 ? "yes" : "no";
        Visitor.Seen seen =
            visitor.post(
                "/me/choices/setup-help",
                "answer",
                answer,
                "notice",
                notice.group(1),
                "control",
                "choice-button");
        assertThat(seen.status()).isEqualTo(303);
        node.acknowledged.incrementAndGet();
        Thread.sleep(PAUSE);
      } catch (java.io.UncheckedIOException | AssertionError killed) {
        if (!node.killed.get()) {
          throw killed;
        }
        node.unclear.incrementAndGet();
        return null;
      }
    }
    return null;
  }

  private void untilEachAcknowledges(List<Node> some, int more) throws InterruptedException {
    List<Long> before = some.stream().map(node -> node.acknowledged.get()).toList();
    for (int i = 0; i < some.size(); i++) {
      Node node = some.get(i);
      long from = before.get(i);
      await(() -> node.acknowledged.get() >= from + more);
    }
  }

  /** So that the one that orders is killed in the middle of it, and not by luck beside it. */
  private void orderingTakesAWhile() {
    owner()
        .execute(
            """
            CREATE FUNCTION trail.slowly() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN PERFORM pg_sleep(0.4); RETURN NEW; END $$
            """);
    owner()
        .execute(
            "CREATE TRIGGER slowly BEFORE INSERT ON trail.checkpoint FOR EACH ROW EXECUTE FUNCTION"
                + " trail.slowly()");
  }

  /** The database knows who holds the turn: its connection carries the process's number. */
  private Node whoOrders(List<Node> alive) throws InterruptedException {
    List<Node> found = new ArrayList<>();
    await(() -> {
      List<Long> holders =
          owner()
              .query(
                  """
                  SELECT substring(a.application_name FROM '[0-9]+$')::bigint
                  FROM pg_locks l
                  JOIN pg_stat_activity a USING (pid)
                  WHERE l.locktype = 'advisory' AND l.granted AND a.wait_event = 'PgSleep'
                  """,
                  (row, n) -> row.getLong(1));
      alive.stream()
          .filter(node -> holders.contains(node.process.pid()))
          .findFirst()
          .ifPresent(found::add);
      return !found.isEmpty();
    });
    return found.getFirst();
  }

  private void assertWhole() {
    NoteSigner key = NoteSigner.load(house.orElseThrow().keys().text("log.key", () -> ""));
    assertThat(
            new LogVerifier(key.name(), List.of(key.verifier())).verify(new DatabaseLog(owner())))
        .isInstanceOf(Verdict.Intact.class);
    long entries = count("SELECT count(*) FROM trail.entry");
    assertThat(count("SELECT count(DISTINCT position) FROM trail.entry")).isEqualTo(entries);
    assertThat(count("SELECT max(position) + 1 FROM trail.entry")).isEqualTo(entries);
    assertThat(newestSize()).isEqualTo(entries);
    long choices = count("SELECT count(*) FROM consent.consent_record");
    assertThat(
            count(
                """
                SELECT count(*)
                FROM consent.consent_record c
                JOIN trail.entry e ON e.entry_id = c.consent_id
                """))
        .isEqualTo(choices);
    // What a killed node was asked last may have become durable without being acknowledged.
    long acknowledged = nodes.stream().mapToLong(node -> node.acknowledged.get()).sum();
    long unclear = nodes.stream().mapToLong(node -> node.unclear.get()).sum();
    assertThat(choices).isBetween(acknowledged, acknowledged + unclear);
    assertThat(nodes).allMatch(node -> node.acknowledged.get() > 0);
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("waited two minutes").isLessThan(end);
      Thread.sleep(20);
    }
  }

  private long newestSize() {
    return count("SELECT coalesce(max(size), 0) FROM trail.checkpoint");
  }

  private long count(String sql) {
    return Objects.requireNonNull(owner().queryForObject(sql, Long.class));
  }

  private JdbcTemplate owner() {
    House first = house.orElseThrow();
    return new JdbcTemplate(
        new DriverManagerDataSource(
            url(first), "postgres", first.keys().password("database-owner")));
  }

  private static String url(House house) {
    return ((HikariDataSource) house.database().house()).getJdbcUrl();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
