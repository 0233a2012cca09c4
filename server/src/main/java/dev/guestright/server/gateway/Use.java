package dev.guestright.server.gateway;

import dev.guestright.charter.Moment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One thing that somebody wants to do with a customer's data, as the door is asked for it.
 *
 * @param only the items wanted of a data point, where not all of it is: the messages of one
 *     conversation, say
 */
public record Use(
    String purpose,
    Set<String> data,
    Optional<String> action,
    Optional<String> play,
    Map<String, List<UUID>> only,
    Moment moment) {

  /** To look at these data points, and at some only in part, for a purpose. */
  public static Use look(
      String purpose, Set<String> data, Map<String, List<UUID>> only, Moment moment) {
    return new Use(purpose, data, Optional.empty(), Optional.empty(), only, moment);
  }
}
