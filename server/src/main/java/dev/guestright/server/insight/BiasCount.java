package dev.guestright.server.insight;

import dev.guestright.fairness.Audit;
import dev.guestright.fairness.Question;
import dev.guestright.fairness.Report;
import dev.guestright.fairness.stats.Proportion;
import dev.guestright.server.gateway.InTotals;
import dev.guestright.server.ids.CustomerId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The counting of one audit: first each customer's drawn decisions, then, one customer at a time,
 * what they told of themselves beside them. No customer and their attributes are ever kept
 * together. Those of whom nothing is known stay a group of their own.
 */
final class BiasCount implements InTotals {

  private static final int MOST_CROSSED = 2;

  private final List<String> attributes;
  private final Map<Subject.Family, Map<CustomerId, Decision>> drawn =
      new EnumMap<>(Subject.Family.class);
  private final Map<Subject.Family, Counted> counts = new EnumMap<>(Subject.Family.class);

  BiasCount(List<String> attributes) {
    this.attributes = List.copyOf(attributes);
    for (Subject.Family family : Subject.Family.values()) {
      drawn.put(family, new HashMap<>());
      counts.put(family, new Counted(attributes));
    }
  }

  List<String> attributes() {
    return attributes;
  }

  void draw(Subject.Family family, CustomerId whose, Decision decision) {
    drawn.computeIfAbsent(family, it -> new HashMap<>()).put(whose, decision);
  }

  @Override
  public void count(CustomerId whose, Map<String, String> told) {
    drawn.forEach((family, decisions) -> {
      Decision decision = decisions.remove(whose);
      if (decision != null) {
        counts.computeIfAbsent(family, it -> new Counted(attributes)).add(told, decision);
      }
    });
  }

  /** Returns the report on one question; nothing where too few were counted to show any. */
  Optional<Report> report(Subject.Family family, String outcome, Optional<String> waiting) {
    Counted counted = counts.computeIfAbsent(family, it -> new Counted(attributes));
    if (counted.rows() < Question.SMALLEST) {
      return Optional.empty();
    }
    return Optional.of(
        Audit.of(
            counted.asking(outcome),
            new Question(
                Counted.OUTCOME,
                Optional.empty(),
                attributes,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(Counted.WITHIN),
                waiting,
                Math.min(MOST_CROSSED, attributes.size()),
                Question.SMALLEST)));
  }

  /** Returns the rate among customers who were not counted; nothing where they are too few. */
  Optional<Proportion> unknown(Subject.Family family, String outcome) {
    Map<CustomerId, Decision> others = drawn.getOrDefault(family, Map.of());
    long hits =
        others.values().stream().filter(decision -> outcome.equals(decision.outcome())).count();
    return others.size() < Question.SMALLEST
        ? Optional.empty()
        : Optional.of(new Proportion(hits, others.size()));
  }
}
