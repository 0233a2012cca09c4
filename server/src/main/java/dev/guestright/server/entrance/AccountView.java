package dev.guestright.server.entrance;

import java.util.List;

/**
 * What somebody's account page shows.
 *
 * @param problem the key of what was wrong with what they sent, or empty
 * @param missing whether they have to set up a second factor before they can go on
 */
public record AccountView(
    String name,
    String userName,
    String problem,
    boolean missing,
    boolean password,
    boolean codes,
    List<Passkey> passkeys,
    List<Session> sessions) {

  /** A passkey, and the words for when it was made and used. */
  public record Passkey(String id, String label, String when) {}

  /** A session, and the words for when it began and was last used. */
  public record Session(String id, String device, String when, boolean current) {}
}
