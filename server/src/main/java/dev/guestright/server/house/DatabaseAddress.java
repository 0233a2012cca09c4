package dev.guestright.server.house;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Where the database is and who owns it there. Its text never holds the password. */
public record DatabaseAddress(String url, String user, String password) {

  /** Opens a connection of its own, as the owner. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  @Override
  public String toString() {
    return url.replaceFirst("\\?.*", "") + " as " + user;
  }
}
