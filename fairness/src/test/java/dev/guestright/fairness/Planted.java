package dev.guestright.fairness;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A bias that is planted in made-up decisions, the finding that would say so, and the test of
 * somebody who knows what was planted, where, and how rates vary.
 *
 * @param name for the reader
 * @param question what the audit is asked
 * @param world makes decisions
 * @param says whether a finding says what was planted
 */
record Planted(String name, Question question, World world, Predicate<Finding> says) {

  static final int DECISIONS = 2000;
  private static final double RATE = 0.4;
  private static final int WEEKS = 12;
  private static final LocalDate MONDAY = LocalDate.of(2026, 8, 31);
  private static final int AGES = 4;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** Decisions, and the two-sided probability that an ideal test gives them. */
  record Made(Table decisions, double ideal) {}

  /** Makes decisions by chance. */
  interface World {
    Made make(Random random);
  }

  private static Table table() {
    return new Table("sex", "age", "team", "outcome", "minutes", "at");
  }

  /** Adds one decision with nothing in it but what is given. */
  private static void add(
      Table to, String sex, int age, int team, boolean good, double wait, int day) {
    to.add(
        sex,
        "a" + age,
        "t" + team,
        good ? "yes" : "no",
        String.valueOf(wait),
        MONDAY.plusDays(day).toString());
  }

  /** Two proportions whose true rates somebody knows. */
  private static final class Pair {
    private final long[] hits = new long[2];
    private final long[] all = new long[2];
    private final double[] spread = new double[2];

    void add(int side, boolean hit, double chance) {
      hits[side] += hit ? 1 : 0;
      all[side]++;
      spread[side] += chance * (1 - chance);
    }

    double difference() {
      return (double) hits[0] / all[0] - (double) hits[1] / all[1];
    }

    double variance() {
      return spread[0] / all[0] / all[0] + spread[1] / all[1] / all[1];
    }

    double probability() {
      return twoSided(difference() / Math.sqrt(variance()));
    }
  }

  static double twoSided(double z) {
    return 2 * NORMAL.survivalProbability(Math.abs(z));
  }

  /** One sex has so much less, everywhere. */
  static Planted marginal(double less) {
    return new Planted(
        "marginal: %.0f points less for one sex".formatted(less * 100),
        asked(),
        random -> {
          Table table = table();
          Pair pair = new Pair();
          for (int i = 0; i < DECISIONS; i++) {
            int sex = random.nextInt(2);
            double chance = sex == 0 ? RATE - less : RATE;
            boolean good = random.nextDouble() < chance;
            pair.add(sex, good, chance);
            add(table, "s" + sex, random.nextInt(AGES), random.nextInt(2), good, 1, 0);
          }
          return new Made(table, pair.probability());
        },
        it -> it.group().by().keySet().equals(java.util.Set.of("sex")));
  }

  /** One crossing has less, and its neighbours so much more that no attribute shows it. */
  static Planted crossing(double less) {
    return new Planted(
        "intersection only: %.0f points less in one crossing".formatted(less * 100),
        asked(),
        random -> {
          Table table = table();
          Pair pair = new Pair();
          for (int i = 0; i < DECISIONS; i++) {
            int sex = random.nextInt(2);
            int age = random.nextInt(AGES);
            double share = age == 0 ? -less : less / (AGES - 1);
            double chance = RATE + (sex == 0 ? share : -share);
            boolean good = random.nextDouble() < chance;
            pair.add(sex == 0 && age == 0 ? 0 : 1, good, chance);
            add(table, "s" + sex, age, random.nextInt(2), good, 1, 0);
          }
          return new Made(table, pair.probability());
        },
        it -> it.group().by().equals(Map.of("sex", "s0", "age", "a0")));
  }

  /** Only the team decides, and sexes are in teams unevenly. */
  static Planted confounded() {
    return new Planted(
        "confounded: only the team decides",
        asked(),
        random -> stratified(random, (_, team) -> team == 0 ? 0.55 : 0.25, false),
        it -> it.kind() == Finding.Kind.EXPLAINED && !it.group().isCrossing());
  }

  /** One sex has less in each team, made up for by being in the better one. */
  static Planted masked(double less) {
    return new Planted(
        "masked: %.0f points less like with like, none as they are".formatted(less * 100),
        asked(),
        random ->
            stratified(
                random,
                (sex, team) -> (team == 0 ? 0.3 : 0.3 + 2 * less) + (sex == 1 ? 0 : -less),
                true),
        it ->
            (it.kind() == Finding.Kind.HIDDEN || it.kind() == Finding.Kind.REVERSED)
                && !it.group().isCrossing());
  }

  private interface Chance {
    double of(int sex, int team);
  }

  private static Made stratified(Random random, Chance chance, boolean within) {
    Table table = table();
    Pair whole = new Pair();
    List<Pair> teams = List.of(new Pair(), new Pair());
    for (int i = 0; i < DECISIONS; i++) {
      int sex = random.nextInt(2);
      int team = random.nextDouble() < (sex == 0 ? 0.25 : 0.75) ? 0 : 1;
      double mine = chance.of(sex, team);
      boolean good = random.nextDouble() < mine;
      whole.add(sex, good, mine);
      teams.get(team).add(sex, good, mine);
      add(table, "s" + sex, random.nextInt(AGES), team, good, 1, 0);
    }
    if (!within) {
      return new Made(table, whole.probability());
    }
    // The best weights of strata with the same difference: by the inverse of their variance.
    double sum = 0;
    double weights = 0;
    for (Pair team : teams) {
      sum += team.difference() / team.variance();
      weights += 1 / team.variance();
    }
    return new Made(table, twoSided(sum / Math.sqrt(weights)));
  }

  /** A difference that grows from nothing, week by week. */
  static Planted drifting(double most) {
    return new Planted(
        "drifting: to %.0f points less within %d weeks".formatted(most * 100, WEEKS),
        asked().over("at"),
        random -> {
          Table table = table();
          // Sums for least squares of outcomes on time, by sex, with known variances.
          double[][] sums = new double[2][5];
          for (int i = 0; i < DECISIONS; i++) {
            int sex = random.nextInt(2);
            int day = random.nextInt(WEEKS * 7);
            double time = (double) day / (WEEKS * 7 - 1);
            double chance = sex == 0 ? RATE + 0.1 - most * time : RATE + 0.1;
            boolean good = random.nextDouble() < chance;
            double weight = 1 / (chance * (1 - chance));
            double[] into = sums[sex];
            into[0] += weight;
            into[1] += weight * time;
            into[2] += weight * time * time;
            into[3] += good ? weight : 0;
            into[4] += good ? weight * time : 0;
            add(table, "s" + sex, random.nextInt(AGES), random.nextInt(2), good, 1, day);
          }
          double change = slope(sums[0])[0] - slope(sums[1])[0];
          double variance = slope(sums[0])[1] + slope(sums[1])[1];
          return new Made(table, twoSided(change / Math.sqrt(variance)));
        },
        it -> it.kind() == Finding.Kind.DRIFT && it.group().by().containsKey("sex"));
  }

  private static double[] slope(double[] sums) {
    double spread = sums[2] - sums[1] * sums[1] / sums[0];
    return new double[] {(sums[4] - sums[1] * sums[3] / sums[0]) / spread, 1 / spread};
  }

  /**
   * The longest tenth of waits falls on one sex more often, and otherwise nothing differs.
   *
   * @param evened whether it falls on the others less often for it, as in one queue; if not, the
   *     test of who knows where long waits begin is better than any that must see it
   */
  static Planted tail(double share, boolean evened) {
    double edge = -Math.log(0.1);
    double[] chances = {0.1 + share, evened ? 0.1 - share : 0.1};
    return new Planted(
        "tail of waits: %.0f %% of one sex and %.0f %% of the other wait very long"
            .formatted(chances[0] * 100, chances[1] * 100),
        withWaits(),
        random -> {
          Table table = table();
          Pair pair = new Pair();
          for (int i = 0; i < DECISIONS; i++) {
            int sex = random.nextInt(2);
            boolean slow = random.nextDouble() < chances[sex];
            // An exponential wait, cut off at the edge or begun there.
            double cut = -Math.log(1 - 0.9 * random.nextDouble());
            double wait = slow ? edge + random.nextExponential() : cut;
            pair.add(sex, slow, chances[sex]);
            boolean good = random.nextDouble() < RATE;
            add(table, "s" + sex, random.nextInt(AGES), random.nextInt(2), good, wait, 0);
          }
          return new Made(table, pair.probability());
        },
        it -> it.kind() == Finding.Kind.LONGEST_WAITS && it.group().by().containsKey("sex"));
  }

  /** Those of whom the file does not say the sex have less. */
  static Planted missing(double less) {
    return new Planted(
        "missing attributes: %.0f points less where the sex is not said".formatted(less * 100),
        asked(),
        random -> {
          Table table = table();
          Pair pair = new Pair();
          for (int i = 0; i < DECISIONS; i++) {
            boolean said = random.nextInt(100) >= 15;
            double chance = said ? RATE : RATE - less;
            boolean good = random.nextDouble() < chance;
            pair.add(said ? 1 : 0, good, chance);
            String sex = said ? "s" + random.nextInt(2) : "";
            add(table, sex, random.nextInt(AGES), random.nextInt(2), good, 1, 0);
          }
          return new Made(table, pair.probability());
        },
        it -> it.group().by().equals(Map.of("sex", Group.UNKNOWN)));
  }

  /** Thirty people of two thousand have much less; others are as few and have as much as all. */
  static Planted tiny(double less) {
    return new Planted(
        "tiny group: %.0f points less for 30 of %d".formatted(less * 100, DECISIONS),
        asked(),
        random -> {
          Table table = table();
          int hits = 0;
          for (int i = 0; i < DECISIONS; i++) {
            int group = i < 30 ? 0 : i < 50 ? 2 : i < 56 ? 3 : 1;
            boolean good = random.nextDouble() < (group == 0 ? RATE - less : RATE);
            hits += group == 0 && good ? 1 : 0;
            add(table, "s" + group, random.nextInt(AGES), random.nextInt(2), good, 1, 0);
          }
          double below = BinomialDistribution.of(30, RATE).cumulativeProbability(hits);
          return new Made(table, Math.min(1, 2 * below));
        },
        it -> it.group().by().equals(Map.of("sex", "s0")));
  }

  /** Sex and age, their crossings, as they are and within the team. */
  static Question asked() {
    return asked(Optional.empty());
  }

  static Question withWaits() {
    return asked(Optional.of("minutes"));
  }

  private static Question asked(Optional<String> waiting) {
    return new Question(
        "outcome",
        Optional.empty(),
        List.of("sex", "age"),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        List.of("team"),
        waiting,
        2,
        Question.SMALLEST);
  }
}
