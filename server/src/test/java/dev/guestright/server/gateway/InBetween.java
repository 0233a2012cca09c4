package dev.guestright.server.gateway;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A way into the database at which something happens just before it is used the nth time. */
final class InBetween extends DelegatingDataSource {

  private final AtomicInteger used = new AtomicInteger();
  private final int nth;
  private final Runnable happens;

  InBetween(DataSource way, int nth, Runnable happens) {
    super(way);
    this.nth = nth;
    this.happens = happens;
  }

  int used() {
    return used.get();
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (used.incrementAndGet() == nth) {
      happens.run();
    }
    return super.getConnection();
  }
}
