package dev.guestright.server.vault;

import dev.guestright.server.ids.CustomerId;
import java.time.Instant;

/**
 * A fact on its way into a locker: what a law makes the company keep. Its text never holds the
 * value.
 *
 * @param law which law, in the charter's words
 * @param until when the law no longer keeps it
 */
public record LockedItem(CustomerId customer, Fact fact, String law, Instant until) {

  @Override
  public String toString() {
    return "LockedItem[" + fact.dataPoint() + " " + fact.id() + "]";
  }
}
