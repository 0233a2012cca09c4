package dev.guestright.server.house;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The house's two ways into its database. {@code house} is for every room: it can write into the
 * vault but not read what lies there. {@code door} is for the gateway alone: it can read the vault.
 * The grants are in the migrations; a room that reads the vault by mistake gets an error from
 * PostgreSQL, not data.
 */
public final class Database implements AutoCloseable {

  private static final String HOUSE = "guestright_house";
  private static final String DOOR = "guestright_door";

  /** The advisory lock's number: nodes that start together change roles one after the other. */
  private static final long ROLES = 0x726F6C6573L;

  private static final int HOUSE_CONNECTIONS = 12;
  private static final int DOOR_CONNECTIONS = 12;

  private final HikariDataSource house;
  private final HikariDataSource door;

  private Database(HikariDataSource house, HikariDataSource door) {
    this.house = house;
    this.door = door;
  }

  /** Brings the schema up to date, and opens both ways in. */
  public static Database open(DatabaseAddress address, Keys keys) {
    prepare(address, keys, "latest");
    return connect(address, keys);
  }

  /** Makes the roles, and brings the schema to this version. */
  static void prepare(DatabaseAddress address, Keys keys, String schema) {
    try (HikariDataSource owner =
        pool("owner", address.url(), address.user(), address.password(), 2)) {
      giveRole(owner, HOUSE, keys.password("role:house"));
      giveRole(owner, DOOR, keys.password("role:door"));
      Flyway.configure()
          .dataSource(owner)
          .defaultSchema("schema_history")
          .createSchemas(true)
          .placeholders(Map.of("house", HOUSE, "door", DOOR))
          .target(schema)
          .load()
          .migrate();
    }
  }

  /** The version of the schema, as its last migration names it. */
  static String schemaVersion(JdbcTemplate owner) {
    return owner
        .query(
            """
            SELECT version
            FROM schema_history.flyway_schema_history
            WHERE success AND version IS NOT NULL
            ORDER BY installed_rank DESC
            LIMIT 1
            """,
            (row, n) -> row.getString("version"))
        .getFirst();
  }

  /** Opens both ways into a database whose schema a running server keeps up to date. */
  public static Database connect(DatabaseAddress address, Keys keys) {
    return new Database(
        pool("house", address.url(), HOUSE, keys.password("role:house"), HOUSE_CONNECTIONS),
        pool("door", address.url(), DOOR, keys.password("role:door"), DOOR_CONNECTIONS));
  }

  private static void giveRole(DataSource owner, String role, String password) {
    String sql =
        """
        SELECT pg_advisory_xact_lock(%3$d);
        DO $$ BEGIN
          IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '%1$s') THEN
            CREATE ROLE %1$s LOGIN;
          END IF;
        END $$;
        ALTER ROLE %1$s PASSWORD '%2$s';
        """
            .formatted(role, password, ROLES);
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "Cannot make the database role " + role + ": the owner needs CREATEROLE", e);
    }
  }

  private static HikariDataSource pool(
      String name, String url, String user, String password, int connections) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty(
        "ApplicationName", "guestright " + name + " " + ProcessHandle.current().pid());
    config.addDataSourceProperty("logServerErrorDetail", "false");
    return new HikariDataSource(config);
  }

  public DataSource house() {
    return house;
  }

  public DataSource door() {
    return door;
  }

  @Override
  public void close() {
    house.close();
    door.close();
  }
}
