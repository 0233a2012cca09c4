package dev.guestright.fairness;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Decisions without bias, in every way in which an audit may be asked about them.
 *
 * @param name for the reader
 * @param question what the audit is asked
 * @param world makes decisions
 */
record Fair(String name, Question question, World world) {

  /** The rate of favourable outcomes, for everybody. */
  static final double RATE = 0.4;

  private static final LocalDate MONDAY = LocalDate.of(2026, 8, 31);

  /** Makes decisions by chance. */
  interface World {
    Table make(Random random);
  }

  static List<Fair> all() {
    return List.of(
        new Fair("sex, age, their crossings, within team", Planted.asked(), plain(0, false)),
        new Fair("errors, waits, scores and drift as well", everything(), plain(0, false)),
        new Fair("a fifth says no sex", Planted.asked(), plain(20, false)),
        new Fair("with groups of 6, 15 and 30", Planted.asked(), plain(0, true)),
        new Fair(
            "400 customers with 1 to 9 decisions that hang together",
            everything().ofCustomers("who"),
            hanging()));
  }

  private static Question everything() {
    return new Question(
            "outcome",
            Optional.empty(),
            List.of("sex", "age"),
            Map.of(),
            Optional.of("right"),
            Optional.empty(),
            List.of("team"),
            Optional.of("minutes"),
            2,
            Question.SMALLEST)
        .scored("score")
        .over("at");
  }

  private static World plain(int unsaid, boolean tiny) {
    return random -> {
      Table table = table();
      for (int i = 0; i < Planted.DECISIONS; i++) {
        String sex = tiny && i < 51 ? (i < 6 ? "x" : i < 21 ? "y" : "z") : "s" + random.nextInt(2);
        add(
            table,
            random,
            "",
            random.nextInt(100) < unsaid ? "" : sex,
            random.nextInt(4),
            random.nextDouble() < RATE,
            random.nextExponential());
      }
      return table;
    };
  }

  /** Customers who are mostly treated the same each time, and mostly wait as long. */
  private static World hanging() {
    return random -> {
      Table table = table();
      for (int who = 0; who < 400; who++) {
        String sex = "s" + random.nextInt(2);
        int age = random.nextInt(4);
        boolean usual = random.nextDouble() < RATE;
        double patience = random.nextExponential();
        int decisions = 1 + random.nextInt(9);
        for (int i = 0; i < decisions; i++) {
          boolean good = random.nextInt(10) < 6 ? usual : random.nextDouble() < RATE;
          add(table, random, "c" + who, sex, age, good, patience + random.nextExponential());
        }
      }
      return table;
    };
  }

  private static Table table() {
    return new Table("who", "sex", "age", "team", "outcome", "minutes", "right", "score", "at");
  }

  private static void add(
      Table to, Random random, String who, String sex, int age, boolean good, double wait) {
    double score = random.nextInt(101) / 100.0;
    to.add(
        who,
        sex,
        "a" + age,
        "t" + random.nextInt(2),
        good ? "yes" : "no",
        String.valueOf(wait),
        random.nextDouble() < score ? "yes" : "no",
        String.valueOf(score),
        MONDAY.plusDays(random.nextInt(84)).toString());
  }
}
