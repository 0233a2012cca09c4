package dev.guestright.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.server.Visitor;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real command line, started, killed and started again, as it happens to machines. */
class RestartTest {

  private static final Pattern READY = Pattern.compile("Ctrl-C stops all of it");
  private static final Pattern PASSWORD = Pattern.compile("(?m)^ +maya +(\\S+)$");
  private static final Pattern TALK = Pattern.compile("href=\"(/desk/[0-9a-f-]{36})");

  @TempDir private Path directory;
  private Optional<Child> running = Optional.empty();

  @AfterEach
  void nothingIsLeftRunning() {
    running.ifPresent(Child::close);
    database().ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void whatWasAcknowledgedSurvivesAKillAndStoppingLeavesNothingBehind() throws Exception {
    int port = freePort();
    Child first = demo(port);
    first.says(READY);
    Matcher password = first.says(PASSWORD);
    Visitor maya = visitor(port).signIn("maya", password.group(1));
    String talk = firstTalk(maya);
    ProcessHandle oldDatabase = database().orElseThrow();

    List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
    try (ExecutorService hand = Executors.newSingleThreadExecutor()) {
      Future<?> writing = hand.submit(() -> write(maya, talk, acknowledged));
      while (acknowledged.size() < 20 && !writing.isDone()) {
        Thread.sleep(20);
      }
      first.signal("KILL");
      first.ends();
    }
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(20);

    Child second = demo(port);
    second.says(READY);
    assertThat(second.out()).contains("Passwords were shown at the first start");
    assertThat(oldDatabase.isAlive()).as("the killed server's PostgreSQL").isFalse();
    Visitor again = visitor(port).signIn("maya", password.group(1));
    assertThat(again.get(talk).body()).contains(acknowledged);

    anotherStartOnTheSameDirectoryIsToldSoInOneLine();
    aTakenPortIsToldSoInOneLine(port);

    stopsWithAllItHas(second, "TERM");
    if (interruptsAreHeeded()) {
      Child third = demo(port);
      third.says(READY);
      stopsWithAllItHas(third, "INT");
    }
  }

  /** A shell starts background jobs with SIGINT ignored, and all that they start inherits that. */
  private static boolean interruptsAreHeeded() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return true;
    }
    long sigint = 1L << 1;
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .map(line -> Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16))
        .noneMatch(ignored -> (ignored & sigint) != 0);
  }

  private void write(Visitor maya, String talk, List<String> acknowledged) {
    for (int i = 0; i < 10_000; i++) {
      String words = "Reply number " + i + ".";
      if (maya.post(talk + "/messages", "text", words).status() != 303) {
        return;
      }
      acknowledged.add(words);
    }
  }

  private void stopsWithAllItHas(Child child, String signal) {
    ProcessHandle database = database().orElseThrow();
    child.signal(signal);
    child.ends();
    // PostgreSQL takes its file away as it ends; its number goes once the machine has noticed.
    assertThat(database()).as("PostgreSQL after SIG" + signal).isEmpty();
    assertThat(database.onExit()).as("its process").succeedsWithin(Duration.ofSeconds(10));
    assertThat(child.err()).doesNotContain(" ERROR ", "\tat ");
  }

  private void anotherStartOnTheSameDirectoryIsToldSoInOneLine() throws IOException {
    Child other = start("demo", "--data", data(), "--port", Integer.toString(freePort()));
    assertThat(other.ends()).isEqualTo(1);
    assertThat(other.err().lines())
        .singleElement()
        .asString()
        .startsWith("Another Guestright is using " + data())
        .contains("Stop it first, or start with another --data directory");
  }

  private void aTakenPortIsToldSoInOneLine(int port) {
    Child other =
        start(
            "demo",
            "--data",
            directory.resolve("other").toString(),
            "--port",
            Integer.toString(port));
    assertThat(other.ends()).isEqualTo(1);
    assertThat(other.err().lines()).singleElement().asString().contains("Port " + port, "--port");
    assertThat(directory.resolve("other")).doesNotExist();
  }

  private Child demo(int port) {
    Child child = start("demo", "--data", data(), "--port", Integer.toString(port));
    running = Optional.of(child);
    return child;
  }

  private Child start(String... arguments) {
    return Child.guestright(directory, arguments);
  }

  private String data() {
    return directory.resolve("data").toString();
  }

  private static Visitor visitor(int port) {
    return new Visitor("http://localhost:" + port);
  }

  private static String firstTalk(Visitor agent) {
    Matcher talk = TALK.matcher(agent.get("/desk").body());
    assertThat(talk.find()).as("a conversation on the desk").isTrue();
    return talk.group(1);
  }

  /** The PostgreSQL that says it runs on the directory. */
  private Optional<ProcessHandle> database() {
    Path file = directory.resolve("data/postgres/postmaster.pid");
    try {
      return Files.exists(file)
          ? ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()))
          : Optional.empty();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
