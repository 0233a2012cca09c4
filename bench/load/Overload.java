import dev.guestright.server.command.Running;
import dev.guestright.server.house.DataDirectory;
import dev.guestright.server.house.House;
import dev.guestright.server.house.Settings;
import dev.guestright.server.identity.ApiKeys;
import dev.guestright.server.identity.Customers;
import dev.guestright.server.identity.Role;
import dev.guestright.server.identity.StaffAccounts;
import dev.guestright.server.ids.CustomerId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Asks the door at its capacity, then by ten times as many clients, and says what those who were
 * accepted waited. On 127.0.0.1 only; bounded in clients, requests and seconds. Usage: DIRECTORY
 */
void main(String[] args) throws Exception {
  int places = 16;
  Duration each = Duration.ofSeconds(15);
  House house = House.open(new DataDirectory(Path.of(args[0])), Optional.empty());
  String charter = Files.readString(Path.of("server/src/main/resources/demo/charter.yaml"));
  Settings settings =
      new Settings(
          Optional.empty(),
          Settings.SecondFactor.OPTIONAL,
          Optional.empty(),
          Optional.empty(),
          new Settings.Limits(1_000_000, 1_000_000, 1_000_000, places),
          OptionalInt.empty());
  try (Running running =
      Running.start(house, Optional.of(charter), Clock.systemUTC(), settings, "127.0.0.1", 0)) {
    List<String> customers = IntStream.range(0, 1000).mapToObj(i -> "load-" + i).toList();
    running
        .room(Customers.class)
        .welcome(
            customers.stream()
                .map(name -> new CustomerId(house.keys().idOf("customer", "load", name)))
                .toList());
    var by = running.room(StaffAccounts.class).open("load-ada", "Ada", Role.ADMINISTRATOR);
    String key = running.room(ApiKeys.class).make("Load", Set.of("setup-help"), by).secret();
    Load load = new Load(running.port(), key, customers);
    JdbcTemplate sql = new JdbcTemplate(house.database().house());
    load.run(places, each); // warm up
    int before = records(sql);
    Seen usual = load.run(places, each);
    Seen flood = load.run(10 * places, each);
    int recorded = records(sql) - before;
    System.out.println("at capacity, " + places + " clients:       " + usual);
    System.out.println("at ten times that, " + 10 * places + " clients: " + flood);
    System.out.printf(
        "p99 of the accepted: %.2f times the usual%n",
        (double) flood.p99() / Math.max(1, usual.p99()));
    System.out.println(
        "answered 200: "
            + (usual.accepted() + flood.accepted())
            + ", use records made: "
            + recorded);
    if (recorded != usual.accepted() + flood.accepted()) {
      System.out.println("NOT THE SAME: something was lost, or recorded without an answer");
      System.exit(1);
    }
  }
}

static int records(JdbcTemplate sql) {
  return sql.queryForObject("SELECT count(*) FROM trail.use_record", Integer.class);
}

record Seen(int accepted, int sentAway, int other, long p50, long p99) {
  @Override
  public String toString() {
    return "%,d accepted, %,d sent away, %,d other; p50 %.1f ms, p99 %.1f ms"
        .formatted(accepted, sentAway, other, p50 / 1e6, p99 / 1e6);
  }
}

static final class Load {
  /** No run sends more than this, however fast the server is. */
  private static final int MOST = 400_000;

  private final URI door;
  private final String key;
  private final List<String> customers;

  Load(int port, String key, List<String> customers) {
    this.door = URI.create("http://127.0.0.1:" + port + "/api/v1/decisions");
    this.key = key;
    this.customers = customers;
  }

  Seen run(int clients, Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    AtomicInteger sent = new AtomicInteger();
    AtomicInteger sentAway = new AtomicInteger();
    AtomicInteger other = new AtomicInteger();
    List<List<Long>> all = new ArrayList<>();
    CountDownLatch done = new CountDownLatch(clients);
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    for (int i = 0; i < clients; i++) {
      List<Long> took = new ArrayList<>();
      all.add(took);
      Thread.ofVirtual()
          .start(() -> {
            try {
              int n;
              while (System.nanoTime() < end && (n = sent.incrementAndGet()) < MOST) {
                long start = System.nanoTime();
                int status = ask(http, n);
                if (status == 200) {
                  took.add(System.nanoTime() - start);
                } else if (status == 503 || status == 429) {
                  sentAway.incrementAndGet();
                  Thread.sleep(20); // far less than Retry-After asks for
                } else {
                  other.incrementAndGet();
                }
              }
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            } finally {
              done.countDown();
            }
          });
    }
    done.await();
    long[] sorted = all.stream().flatMap(List::stream).mapToLong(Long::longValue).sorted().toArray();
    return new Seen(
        sorted.length,
        sentAway.get(),
        other.get(),
        sorted.length == 0 ? 0 : sorted[sorted.length / 2],
        sorted.length == 0 ? 0 : sorted[(int) (sorted.length * 0.99)]);
  }

  private int ask(HttpClient http, int n) throws InterruptedException {
    String body =
        """
        {"customer": {"system": "load", "reference": "%s"}, "purpose": "setup-help",
         "data": ["purchase_history"], "moment": {"channel": "email"}}
        """
            .formatted(customers.get(n % customers.size()));
    try {
      return http.send(
              HttpRequest.newBuilder(door)
                  .header("Authorization", "Bearer " + key)
                  .header("Content-Type", "application/json")
                  .timeout(Duration.ofSeconds(30))
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      return 0;
    }
  }
}
