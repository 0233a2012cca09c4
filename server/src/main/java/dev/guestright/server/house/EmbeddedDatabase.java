package dev.guestright.server.house;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * A real PostgreSQL that this process starts from its own jar and stops again. Commits are durable
 * (fsync and synchronous_commit on), connections need a password, and only this machine can
 * connect. What a killed process left running is stopped first.
 */
final class EmbeddedDatabase implements AutoCloseable {

  private static final String OWNER = "postgres";
  private static final String DATABASE = "guestright";

  /** Recovery after a crash replays the write-ahead log; a large one takes its time. */
  private static final Duration LONGEST_START = Duration.ofMinutes(5);

  private final EmbeddedPostgres server;
  private final Path directory;
  private final String password;

  private EmbeddedDatabase(EmbeddedPostgres server, Path directory, String password) {
    this.server = server;
    this.directory = directory;
    this.password = password;
  }

  /** Starts the database of this directory; the caller holds the directory's lock. */
  static EmbeddedDatabase start(DataDirectory data, Keys keys) {
    Orphan.in(data.postgres()).ifPresent(Orphan::stop);
    String password = keys.password("database-owner");
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setDataDirectory(data.postgres())
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setOverrideWorkingDirectory(binaries(data).toFile())
              .setLocaleConfig("locale", "C")
              .setLocaleConfig("locale-provider", "builtin")
              .setLocaleConfig("builtin-locale", "C.UTF-8")
              .setConnectConfig("password", password)
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("listen_addresses", "localhost")
              .setServerConfig("unix_socket_directories", "")
              .setServerConfig("max_connections", "100")
              .setServerConfig("log_parameter_max_length_on_error", "0")
              .setOutputRedirector(Redirect.appendTo(data.root().resolve("postgres.log").toFile()))
              .setErrorRedirector(Redirect.appendTo(data.root().resolve("postgres.log").toFile()))
              .setPGStartupWait(LONGEST_START)
              .start();
      EmbeddedDatabase started = new EmbeddedDatabase(server, data.postgres(), password);
      started.askForPasswords(data.postgres().resolve("pg_hba.conf"));
      started.makeDatabase();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "PostgreSQL did not start; see " + data.root().resolve("postgres.log"), e);
    }
  }

  /** Tests share one unpacked copy; a house in use keeps its own beside its data. */
  private static Path binaries(DataDirectory data) {
    String shared = System.getProperty("guestright.postgres-binaries");
    return shared == null ? data.postgresBinaries() : Path.of(shared).toAbsolutePath();
  }

  /** The library sets its server up to trust every local user; ours holds customers' data. */
  private void askForPasswords(Path hostRules) {
    String rules =
        """
        # Written by Guestright: a password for everyone, and nobody from elsewhere.
        host all all 127.0.0.1/32 scram-sha-256
        host all all ::1/128      scram-sha-256
        """;
    try {
      if (Files.readString(hostRules).equals(rules)) {
        return;
      }
      run(owner(OWNER), "ALTER ROLE postgres PASSWORD '" + password + "'");
      Files.writeString(hostRules, rules);
      run(owner(OWNER), "SELECT pg_reload_conf()");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + hostRules, e);
    }
  }

  private void makeDatabase() {
    try (Connection connection = owner(OWNER).getConnection();
        Statement statement = connection.createStatement()) {
      boolean exists =
          statement
              .executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")
              .next();
      if (!exists) {
        statement.execute("CREATE DATABASE " + DATABASE);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot make the database", e);
    }
  }

  private DataSource owner(String database) {
    return server.getDatabase(OWNER, database);
  }

  private static void run(DataSource source, String sql) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot set up the database's passwords", e);
    }
  }

  DatabaseAddress address() {
    return embedded(server.getPort(), password);
  }

  /** The address of an embedded database that another process of ours runs. */
  static DatabaseAddress embedded(int port, String password) {
    return new DatabaseAddress(
        "jdbc:postgresql://localhost:" + port + "/" + DATABASE, OWNER, password);
  }

  /** The library waits five seconds for the end; a busy machine needs more, and we do wait. */
  @Override
  public void close() {
    try {
      server.close();
      Orphan.in(directory).ifPresent(Orphan::stop);
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not stop", e);
    }
  }
}
