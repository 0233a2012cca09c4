package dev.guestright.server.identity;

import java.io.Serializable;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A member of staff in a session, as the accounts and sessions say it at this moment.
 *
 * @param session the session's row
 * @param second whether more than a password stood behind it: a code, a passkey, or the
 *     organisation's own provider
 * @param confirmedAt when they last proved who they are
 */
public record SignedIn(
    Actor.Staff staff, String userName, UUID session, boolean second, Instant confirmedAt)
    implements Principal, Serializable {

  /** How long a proof of who one is counts for what cannot be undone. */
  public static final Duration RECENT = Duration.ofMinutes(5);

  /** Whether they proved who they are a moment ago. */
  public boolean isRecent(Instant now) {
    return confirmedAt.plus(RECENT).isAfter(now);
  }

  @Override
  public String getName() {
    return userName;
  }
}
