package dev.guestright.charter;

import java.time.Instant;
import java.time.Period;

/**
 * A law that makes the company keep something even when its customer wants to be forgotten (GDPR
 * Art. 17(3)(b)). It opens nothing: what it keeps is locked away, and serves no purpose of a
 * charter.
 *
 * @param keep how long the law wants it kept, from the day that the fact is of
 * @param because which law, and what for, in words for the customer
 */
public record LegalDuty(Period keep, Text because) {

  /** The first instant at which the law no longer keeps a fact, by the calendar in UTC. */
  public Instant until(Instant observed) {
    return Calendar.after(observed, keep);
  }
}
