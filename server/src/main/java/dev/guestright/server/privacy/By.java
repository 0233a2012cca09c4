package dev.guestright.server.privacy;

/** Who exercised a right. */
public enum By {
  CUSTOMER("customer"),
  STAFF("staff on the customer's behalf"),
  COMMAND_LINE("command line");

  private final String words;

  By(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
