package dev.guestright.server.gateway;

import dev.guestright.charter.Decision;
import dev.guestright.server.trail.UseRecord;
import dev.guestright.server.vault.Fact;
import java.util.List;
import java.util.Set;

/** What the door answered, each with the record that was durable before the answer was given. */
public sealed interface Answer {

  UseRecord record();

  Decision decision();

  /**
   * The data is here, and the record says so.
   *
   * @param unreachable the data points of which nothing is known now: their source did not answer
   */
  record Released(
      UseRecord record, Decision.Permit decision, List<Fact> facts, Set<String> unreachable)
      implements Answer {

    /** The facts of one data point, oldest first. */
    public List<Fact> of(String dataPoint) {
      return facts.stream().filter(fact -> fact.dataPoint().equals(dataPoint)).toList();
    }
  }

  /** Nothing was read. The decision says why, and whether asking the customer may help. */
  record Withheld(UseRecord record, Decision decision) implements Answer {}
}
