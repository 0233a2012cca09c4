package dev.guestright.server;

import com.zaxxer.hikari.HikariDataSource;
import dev.guestright.server.command.Running;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.gateway.Gateway;
import dev.guestright.server.gateway.Shadows;
import dev.guestright.server.house.DataDirectory;
import dev.guestright.server.house.House;
import dev.guestright.server.house.Settings;
import dev.guestright.server.vault.VaultReader;
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
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * A whole house for a test: its own data directory, a real PostgreSQL, the server on a free port,
 * and a clock that the test moves.
 */
public final class TestHouse implements AutoCloseable {

  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private final House house;
  private final Running running;

  /** Opens a house with this charter and nobody in it. */
  public TestHouse(Path directory, String charter) {
    this(directory, charter, Settings.local());
  }

  private TestHouse(Path directory, String charter, Settings settings) {
    this.house = House.open(new DataDirectory(directory), Optional.empty());
    this.running = Running.start(house, Optional.of(charter), clock(), settings, "127.0.0.1", 0);
  }

  /** Opens a house with the demo company's charter and nobody in it. */
  public static TestHouse open(Path directory) {
    return open(directory, Settings.local());
  }

  /** Opens one with these settings. */
  public static TestHouse open(Path directory, Settings settings) {
    return new TestHouse(directory, resource("/demo/charter.yaml"), settings);
  }

  private static final class Shared {
    static final TestHouse HOUSE = openUntilTheEnd();

    private static TestHouse openUntilTheEnd() {
      try {
        Path directory = Files.createTempDirectory("guestright-house-");
        TestHouse house = open(directory);
        Runtime.getRuntime()
            .addShutdownHook(
                new Thread(() -> {
                  house.close();
                  FileSystemUtils.deleteRecursively(directory.toFile());
                }));
        return house;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * The house of all tests that leave its clock alone and bring customers of their own: to open one
   * takes many seconds. It closes when the tests end.
   */
  public static TestHouse shared() {
    return Shared.HOUSE;
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

  /** SQL as the database's owner sees it, whom no grant holds back: the strongest intruder. */
  public JdbcTemplate owner() {
    return new JdbcTemplate(
        new DriverManagerDataSource(
            address(), "postgres", house.keys().password("database-owner")));
  }

  /** Where the database listens. */
  public String address() {
    return ((HikariDataSource) house.database().house()).getJdbcUrl();
  }

  /** One more door on the same house, as another node of the cluster would have. */
  public Gateway anotherDoor() {
    return anotherDoor(room(CharterInForce.class), clock(), house.database().door());
  }

  public Gateway anotherDoor(CharterInForce charter, Clock clock, DataSource vault) {
    return new Gateway(
        charter,
        room(Shadows.class),
        house.database().door(),
        new VaultReader(vault, house.keys().master()),
        clock);
  }

  @Override
  public void close() {
    running.close();
  }
}
