package dev.guestright.server.privacy;

/** What those see who open what the law keeps. */
public final class LockedView {

  private LockedView() {}

  /** One fact, as somebody reads it whom the law lets ask. */
  public record Opened(String says, String text, String from) {}
}
