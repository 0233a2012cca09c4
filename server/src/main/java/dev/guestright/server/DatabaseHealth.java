package dev.guestright.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Whether the house's database answers. Without it nothing is released, since nothing is recorded.
 */
@Component("database")
class DatabaseHealth implements HealthIndicator {

  private static final int LONGEST_WAIT_SECONDS = 2;

  private final DataSource house;

  DatabaseHealth(JdbcTemplate house) {
    this.house = Objects.requireNonNull(house.getDataSource());
  }

  @Override
  public Health health() {
    try (Connection connection = house.getConnection()) {
      return connection.isValid(LONGEST_WAIT_SECONDS) ? Health.up().build() : Health.down().build();
    } catch (SQLException e) {
      return Health.down().build();
    }
  }
}
