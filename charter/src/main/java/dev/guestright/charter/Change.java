package dev.guestright.charter;

import java.util.Locale;

/**
 * One thing that a new charter changes for customers.
 *
 * @param kind what changes
 * @param subject the name of the purpose or data point
 * @param words its words, for the customer
 */
public record Change(Kind kind, String subject, Text words) {

  /** What can change for a customer. */
  public enum Kind {
    /** A question that nobody has been asked yet. */
    ASKED_ANEW,
    /** The question or the use changed: every old yes is void, and the customer is asked again. */
    ASKED_AGAIN,
    /** A use that is told, not asked, is new or changed: tell the customer. */
    TOLD_ANEW,
    /** A use that ends. */
    USED_NO_MORE,
    /** A data point that was not collected before. */
    NEWLY_COLLECTED,
    /** A data point that is collected no more; what is stored is deleted. */
    DELETED,
    /** A data point that is kept for longer. */
    KEPT_LONGER,
    /** A data point that is kept for a shorter time; what is past it is deleted. */
    DELETED_EARLIER,
    /** A data point from another source, with another description, or of another sensitivity. */
    DESCRIBED_ANEW;

    /** The heading over changes of this kind, for the customer. */
    public Text heading() {
      return Words.of("page.change." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
  }
}
