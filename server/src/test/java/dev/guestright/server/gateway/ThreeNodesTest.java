package dev.guestright.server.gateway;

import static dev.guestright.server.Company.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * House rule 4 over three processes on one database: once a no is acknowledged, no node releases
 * anything until the next yes is asked for. The long run is {@code -Dguestright.withdrawals=10000};
 * its last result stands in docs/reference/at-once.md.
 */
class ThreeNodesTest {

  private static final int NODES = 3;
  private static final int WITHDRAWALS = Integer.getInteger("guestright.withdrawals", 200);
  private static final long SEED = Long.getLong("guestright.seed", 4L);

  /** How many times as many withdrawals it may take until each node has released something. */
  private static final int PATIENCE = 10;

  /** Long enough for a node on a busy machine to learn of a yes, decide and record. */
  private static final int LONGEST_YES_NANOS = 60_000_000;

  private static final int LONGEST_NO_NANOS = 8_000_000;

  @TempDir private Path directory;
  private TestHouse house;
  private Company.Guest mira;
  private final List<Process> nodes = new ArrayList<>();

  @BeforeEach
  void threeNodesAskForOneCustomer() throws IOException {
    house = TestHouse.open(directory.resolve("data"));
    mira =
        new Company(house)
            .customer("Mira")
            .bought("Aurora Router", "aurora-router", daysAgo(3))
            .refuses("setup-help");
    for (int i = 0; i < NODES; i++) {
      nodes.add(start(i));
    }
    for (Process node : nodes) {
      assertThat(node.inputReader().readLine()).isEqualTo("ready");
    }
  }

  private Process start(int number) throws IOException {
    Path classPath = directory.resolve("class.path");
    Files.writeString(classPath, "-cp \"" + System.getProperty("java.class.path") + "\"");
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx192m",
            "@" + classPath,
            AskingNode.class.getName(),
            directory.resolve("data").toString(),
            mira.id().toString(),
            releases(number).toString())
        .redirectError(directory.resolve("node-" + number + ".err").toFile())
        .start();
  }

  private Path releases(int number) {
    return directory.resolve("releases-" + number);
  }

  @AfterEach
  void everybodyGoesHome() {
    nodes.forEach(Process::destroyForcibly);
    house.close();
  }

  @Test
  void onceANoIsAcknowledgedNoNodeReleasesAnything() throws Exception {
    Random random = new Random(SEED);
    // From the moment a no was acknowledged until the next yes was begun.
    NavigableMap<Long, Long> noTimes = new TreeMap<>();
    for (int i = 0; i < WITHDRAWALS || i < PATIENCE * WITHDRAWALS && somebodyWaits(); i++) {
      mira.allows("setup-help");
      pause(random, LONGEST_YES_NANOS);
      mira.refuses("setup-help");
      long acknowledged = System.nanoTime();
      pause(random, LONGEST_NO_NANOS);
      noTimes.put(acknowledged, System.nanoTime());
    }
    stop();
    List<long[]> released = new ArrayList<>();
    for (int i = 0; i < NODES; i++) {
      List<long[]> ofNode = read(releases(i));
      assertThat(ofNode).as("releases of node " + i + ", or it tried nothing").isNotEmpty();
      released.addAll(ofNode);
    }
    assertThat(released.stream().filter(times -> wasWithin(noTimes, times)))
        .as("releases begun and ended within a no, of %d, seed %d", released.size(), SEED)
        .isEmpty();
    assertThat(OldYes.permits(house, mira.id()))
        .as("permits that rest on a yes of another epoch")
        .isZero();
    System.out.printf(
        "%,d withdrawals, %d nodes, %,d releases, none after a no%n",
        WITHDRAWALS, NODES, released.size());
  }

  /** Whether a node had no turn yet: on a busy machine one may come late. */
  private boolean somebodyWaits() throws IOException {
    for (int i = 0; i < NODES; i++) {
      if (Files.size(releases(i)) == 0) {
        return true;
      }
    }
    return false;
  }

  /** Long enough for some uses, and often none at all. */
  private static void pause(Random random, int longest) {
    if (random.nextInt(3) > 0) {
      LockSupport.parkNanos(random.nextInt(longest));
    }
  }

  private void stop() throws Exception {
    for (Process node : nodes) {
      node.getOutputStream().write('\n');
      node.getOutputStream().flush();
    }
    for (int i = 0; i < NODES; i++) {
      assertThat(nodes.get(i).waitFor())
          .as(Files.readString(directory.resolve("node-" + i + ".err")))
          .isZero();
    }
  }

  private static List<long[]> read(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .map(line -> Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray())
          .toList();
    }
  }

  private static boolean wasWithin(NavigableMap<Long, Long> noTimes, long[] times) {
    Map.Entry<Long, Long> no = noTimes.lowerEntry(times[0]);
    return no != null && times[1] < no.getValue();
  }
}
