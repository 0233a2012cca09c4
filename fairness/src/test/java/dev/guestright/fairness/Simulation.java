package dev.guestright.fairness;

import dev.guestright.fairness.count.Clusters;
import dev.guestright.fairness.count.Column;
import dev.guestright.fairness.count.Combinations;
import dev.guestright.fairness.count.Engine;
import dev.guestright.fairness.count.Numbers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * How often audits of made-up decisions find what is not there, how often their intervals hold the
 * truth, and how often they find what was planted. Run by hand; results are in the reference of
 * bias-audit.
 */
public final class Simulation {

  private static final int AUDITS = 1000;
  private static final int DECISIONS = 2000;
  private static final double RATE = 0.4;

  private Simulation() {}

  /** How likely a favourable outcome is, by the places of sex, age and team. */
  private interface Chance {
    double of(int sex, int age, int team);
  }

  /** Runs all, printing a line each; the seed is fixed. */
  public static void main(String[] args) {
    run("no bias", false, (sex, age, team) -> RATE);
    run("sex: 15 points less", false, (sex, age, team) -> sex == 0 ? RATE - 0.15 : RATE);
    run(
        "one crossing only: 20 points less, made up for elsewhere",
        false,
        (sex, age, team) -> sex == age % 2 ? RATE - 0.1 : RATE + 0.1);
    run("confounded by team", true, (sex, age, team) -> team == 0 ? 0.6 : 0.2);
    run(
        "masked by team",
        true,
        (sex, age, team) -> (team == 0 ? 0.6 : 0.34) - (sex == 0 ? 0.0 : 0.16));
  }

  private static void run(String name, boolean uneven, Chance chance) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20_261_124);
    int alarms = 0;
    int intervals = 0;
    int hold = 0;
    Map<Finding.Kind, Integer> kinds = new HashMap<>();
    for (int i = 0; i < AUDITS; i++) {
      Report report = Audit.of(decisions(random, uneven, chance), question());
      alarms += report.findings().isEmpty() ? 0 : 1;
      report.findings().stream()
          .map(Finding::kind)
          .distinct()
          .forEach(it -> kinds.merge(it, 1, Integer::sum));
      for (Comparison one : report.comparisons()) {
        intervals++;
        hold += one.difference().interval().covers(0) ? 1 : 0;
      }
    }
    System.out.printf(
        "%s: %d of %d audits find something %s; %.1f %% of intervals hold 0%n",
        name, alarms, AUDITS, new TreeMap<>(kinds), 100.0 * hold / intervals);
  }

  private static Question question() {
    return new Question(
        "outcome",
        Optional.empty(),
        List.of("sex", "age"),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        List.of("team"),
        Optional.empty(),
        2,
        Question.SMALLEST);
  }

  private static Engine decisions(RandomGenerator random, boolean uneven, Chance chance) {
    Map<List<String>, Long> counts = new HashMap<>();
    for (int i = 0; i < DECISIONS; i++) {
      int sex = random.nextInt(2);
      int age = random.nextInt(4);
      double first = uneven ? (sex == 0 ? 0.25 : 0.75) : 0.5;
      int team = random.nextDouble() < first ? 0 : 1;
      boolean good = random.nextDouble() < chance.of(sex, age, team);
      counts.merge(List.of("s" + sex, "a" + age, good ? "1" : "0", "t" + team), 1L, Long::sum);
    }
    return new Counted(counts);
  }

  /** Decisions that are counted already. */
  private record Counted(Map<List<String>, Long> counts) implements Engine {

    @Override
    public List<String> columns() {
      return List.of("sex", "age", "outcome", "team");
    }

    @Override
    public void combinations(List<Column> columns, Combinations each) {
      counts.forEach((values, rows) -> each.accept(values.toArray(new @Nullable String[0]), rows));
    }

    @Override
    public void ascending(List<Column> columns, String number, Numbers each) {}

    @Override
    public void clusters(List<Column> columns, String customer, Clusters each) {}

    @Override
    public void close() {}
  }
}
