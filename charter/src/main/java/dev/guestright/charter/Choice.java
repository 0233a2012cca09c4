package dev.guestright.charter;

import java.time.Instant;
import java.util.Optional;

/**
 * A customer's own choice about one purpose.
 *
 * @param yes what they said
 * @param notice the digest of the {@link Notice} that they saw
 * @param at when they said it
 * @param expires when a yes ends; without it, the purpose's own expiry counts from {@code at}
 */
public record Choice(boolean yes, String notice, Instant at, Optional<Instant> expires) {

  /**
   * Whether this is a yes that holds now: to this very notice and not expired. Anything else is no
   * yes (GDPR Art. 7(1), Art. 4(11)).
   */
  public boolean coversNow(Purpose purpose, Notice asked, Instant now) {
    return yes && notice.equals(asked.digest()) && now.isBefore(end(purpose));
  }

  /** Whether this is a no that still stands between the customer and the next question. */
  public boolean forbidsAsking(Purpose purpose, Instant now) {
    return !yes && now.isBefore(Calendar.after(at, purpose.askAgainAfter()));
  }

  private Instant end(Purpose purpose) {
    if (expires.isPresent()) {
      return expires.get();
    }
    return purpose.expires().isPresent() ? Calendar.after(at, purpose.expires().get()) : at;
  }
}
