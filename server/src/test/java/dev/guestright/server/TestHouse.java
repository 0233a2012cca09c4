package dev.guestright.server;

import dev.guestright.server.command.Running;
import dev.guestright.server.house.DataDirectory;
import dev.guestright.server.house.House;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A whole house for a test: its own data directory, a real PostgreSQL, the server on a free port,
 * and a clock that the test moves.
 */
public final class TestHouse implements AutoCloseable {

  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private final House house;
  private final Running running;

  private TestHouse(Path directory, String charter) {
    this.house = House.open(new DataDirectory(directory), Optional.empty());
    this.running = Running.start(house, charter, clock(), "127.0.0.1", 0);
    try {
      Files.writeString(house.data().charter(), charter);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens a house with the demo company's charter and nobody in it. */
  public static TestHouse open(Path directory) {
    return new TestHouse(directory, resource("/demo/charter.yaml"));
  }

  public static String resource(String name) {
    try (InputStream stream =
        Objects.requireNonNull(TestHouse.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The house's clock: this machine's, moved by {@link #letPass}. */
  public Clock clock() {
    InstantSource moved = () -> Instant.now().plus(ahead.get());
    return moved.withZone(ZoneOffset.UTC);
  }

  public void letPass(Duration time) {
    ahead.updateAndGet(before -> before.plus(time));
  }

  public String url(String path) {
    return "http://localhost:" + running.port() + path;
  }

  public <T> T room(Class<T> type) {
    return running.room(type);
  }

  public House house() {
    return house;
  }

  /** SQL as the rooms see it. */
  public JdbcTemplate sql() {
    return new JdbcTemplate(house.database().house());
  }

  @Override
  public void close() {
    running.close();
  }
}
