package dev.guestright.charter;

import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import java.util.Set;

/**
 * One declared kind of customer data. What is not declared cannot be stored or used.
 *
 * @param name its name in the charter
 * @param says what it is, in words for the customer
 * @param source where it comes from
 * @param keep how long it is kept (GDPR Art. 5(1)(e))
 * @param purposes the purposes that it serves, and no others
 * @param sensitivity whether it is of a special category
 * @param correctedByCustomer whether the customer corrects it without asking (GDPR Art. 16)
 * @param tellsOf what it gives away beyond itself
 * @param law what makes the company keep it beyond its keep-time and beyond an erasure, if anything
 */
public record DataPoint(
    String name,
    Text says,
    String source,
    Period keep,
    Set<String> purposes,
    Sensitivity sensitivity,
    boolean correctedByCustomer,
    Set<Nature> tellsOf,
    Optional<LegalDuty> law) {

  public DataPoint {
    purposes = Set.copyOf(purposes);
    tellsOf = Set.copyOf(tellsOf);
  }

  /** The first instant at which it must be gone, by the calendar in UTC. */
  public Instant keepUntil(Instant stored) {
    return Calendar.after(stored, keep);
  }

  /** Whether it gives away something of that nature. */
  public boolean tellsOf(Nature nature) {
    return tellsOf.contains(nature);
  }
}
