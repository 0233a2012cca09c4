package dev.guestright.server.house;

/** Where the database is and who owns it there. Its text never holds the password. */
public record DatabaseAddress(String url, String user, String password) {

  @Override
  public String toString() {
    return url.replaceFirst("\\?.*", "") + " as " + user;
  }
}
