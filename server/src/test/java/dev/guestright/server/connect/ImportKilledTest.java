package dev.guestright.server.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.server.command.Guestright;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a process of its own, ended as a power cut would end it. */
class ImportKilledTest {

  private static final int ROWS = 20_000;
  private static final int KILLS = 3;

  @TempDir Path directory;

  @Test
  void whateverWasAcknowledgedSurvivesAKillAndNothingIsDoubled() throws Exception {
    Path data = directory.resolve("data");
    Path export = Files.writeString(directory.resolve("export.csv"), rows());
    Path mapping = Files.writeString(directory.resolve("map.yaml"), MAPPING);
    ImportHouse.open(data).close();
    Random random = new Random(20261123);
    long kept = 0;

    for (int kill = 0; kill < KILLS; kill++) {
      Process importing = start(data, export, mapping);
      Path log = directory.resolve("out.txt");
      long seen = awaitMore(data, kept, importing, log);
      Thread.sleep(random.nextInt(300));
      importing.destroyForcibly().waitFor();
      try (ImportHouse house = ImportHouse.open(data)) {
        assertThat(house.messages()).as("kept what was there").isGreaterThanOrEqualTo(seen);
        kept = house.messages();
        assertThat(house.sql().queryForList(DOUBLED)).isEmpty();
        assertThat(house.sql().queryForList(WORDLESS)).isEmpty();
      }
    }

    Process last = start(data, export, mapping);
    assertThat(last.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(last.exitValue()).as(output()).isZero();
    assertThat(output()).contains("\"added\":" + (ROWS - kept)).contains("\"already\":" + kept);
    assertThat(output().strip()).startsWith("{").endsWith("}").doesNotContain("\n");
    try (ImportHouse house = ImportHouse.open(data)) {
      assertThat(house.messages()).isEqualTo(ROWS);
      assertThat(house.sql().queryForList(WORDLESS)).isEmpty();
      assertThat(house.words("killed", "c" + (ROWS - 1))).containsExactly("message " + (ROWS - 1));
    }
  }

  private static final String DOUBLED =
      "SELECT message_id FROM desk.message GROUP BY message_id HAVING count(*) > 1";
  private static final String WORDLESS =
      """
      SELECT m.message_id
      FROM desk.message m
      LEFT JOIN vault.item i
        ON (i.customer_id, i.data_point, i.item_id) = (m.customer_id, 'messages', m.message_id)
      WHERE i.item_id IS NULL
      """;

  private static final String MAPPING =
      """
      system: killed
      customer: "{who}"
      conversation: "{id}"
      message: "{id}"
      text: "{words}"
      sent: "{when}"
      topic: other
      language: en
      """;

  private static String rows() {
    StringBuilder rows = new StringBuilder("id,who,words,when\n");
    for (int row = 0; row < ROWS; row++) {
      rows.append("%d,c%d,message %d,2026-01-01\n".formatted(row, row, row));
    }
    return rows.toString();
  }

  private Process start(Path data, Path export, Path mapping) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dguestright.postgres-binaries="
                    + System.getProperty("guestright.postgres-binaries"),
                Guestright.class.getName(),
                "import",
                export.toString()));
    command.addAll(List.of("--mapping", mapping.toString(), "--data", data.toString(), "--json"));
    return new ProcessBuilder(command)
        .redirectOutput(directory.resolve("out.txt").toFile())
        .redirectError(directory.resolve("err.txt").toFile())
        .start();
  }

  private String output() throws IOException {
    return Files.readString(directory.resolve("out.txt"), StandardCharsets.UTF_8);
  }

  /** Waits until the running import has stored more than before, and returns how much is seen. */
  private static long awaitMore(Path data, long before, Process importing, Path log)
      throws InterruptedException, IOException {
    while (importing.isAlive()) {
      Thread.sleep(50);
      if (!Files.exists(data.resolve("postgres/postmaster.pid"))) {
        continue;
      }
      try (ImportHouse beside = ImportHouse.open(data)) {
        for (long seen = beside.messages(); importing.isAlive(); seen = beside.messages()) {
          if (seen > before) {
            return seen;
          }
          Thread.sleep(20);
        }
      } catch (RuntimeException e) {
        Thread.sleep(100); // it is still starting
      }
    }
    throw new AssertionError(
        "The import ended before it could be killed: " + Files.readString(log));
  }
}
