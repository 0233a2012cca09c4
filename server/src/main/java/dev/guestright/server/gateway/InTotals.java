package dev.guestright.server.gateway;

import dev.guestright.server.ids.CustomerId;
import java.util.Map;

/**
 * Counts what customers told of themselves, one after the other, and keeps nothing else of it: who
 * has which attribute goes into a number and is forgotten.
 */
@FunctionalInterface
public interface InTotals {

  /** The one purpose for which the door gives data of many customers at once. */
  String PURPOSE = "check-for-bias";

  /** What such a use's record names as its ground when it was permitted. */
  String GROUND = "in-totals";

  /**
   * Counts one customer; called by one thread at a time.
   *
   * @param attributes the newest value of each data point that was released; one that the customer
   *     never told is not in it
   */
  void count(CustomerId whose, Map<String, String> attributes);
}
