package dev.guestright.fairness;

import dev.guestright.fairness.stats.Confidence;
import dev.guestright.fairness.stats.Interval;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * How often audits of made-up decisions find what is not there, how often their intervals hold the
 * truth, and how often they find what was planted, beside a test that knows where to look. Run by
 * {@code bench/fairness/run}; the seeds are fixed.
 */
public final class Simulation {

  private static final long SEED = 20_261_124;
  private static final int LOOKS_A_STREAM = 40;

  private Simulation() {}

  /** Prints a table of Markdown for what is fair, and one for what is not. */
  public static void main(String[] args) {
    int audits = Integer.parseInt(args[0]);
    print("| bias-free | audits that find something | intervals that hold the truth |%n");
    print("| --- | --: | --: |%n");
    Fair.all().forEach(it -> fair(it, audits));
    daily(audits);
    print("%n| planted | looks | found | ideal, same level | ideal, told where to look |%n");
    print("| --- | --: | --: | --: | --: |%n");
    List.of(
            Planted.marginal(0.09),
            Planted.crossing(0.14),
            Planted.masked(0.10),
            Planted.confounded(),
            Planted.drifting(0.32),
            Planted.tail(0.03, true),
            Planted.tail(0.07, false),
            Planted.missing(0.13),
            Planted.tiny(0.32))
        .forEach(it -> planted(it, audits));
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }

  private static void fair(Fair fair, int audits) {
    int alarms = 0;
    Held held = new Held();
    for (int i = 0; i < audits; i++) {
      Report report = Audit.of(fair.world().make(new Random(SEED + i)), fair.question());
      alarms += report.findings().isEmpty() ? 0 : 1;
      held.add(report);
    }
    print("| %s | %d of %d | %.1f %% |%n", fair.name(), alarms, audits, held.percent());
  }

  /** Which intervals hold the truth, of all that a report shows. */
  private static final class Held {
    private long all;
    private long held;

    void add(Report report) {
      report.groups().forEach(it -> add(it.selected().wilson(), Fair.RATE));
      report.comparisons().stream()
          .filter(it -> !it.mirrored())
          .forEach(it -> {
            add(report.apart(it).interval(), 0);
            add(it.ratio().interval(), 1);
          });
      report.within().stream()
          .filter(it -> !it.mirrored())
          .forEach(it -> {
            add(it.figures().difference().interval(), 0);
            add(it.figures().oddsRatio().interval(), 1);
          });
      report.waitComparisons().stream()
          .filter(it -> !it.mirrored())
          .forEach(it -> {
            add(it.median().interval(), 0);
            add(it.ninetieth().interval(), 0);
            add(it.tail().interval(), 0);
          });
      report.calibration().forEach(it -> add(it.gap().interval(), 0));
      report.trends().forEach(it -> add(it.drift().change().interval(), 0));
    }

    private void add(Interval interval, double truth) {
      if (!Double.isNaN(interval.low())) {
        all++;
        held += interval.covers(truth) ? 1 : 0;
      }
    }

    double percent() {
      return 100.0 * held / all;
    }
  }

  /** Streams without bias that are audited again and again as decisions come. */
  private static void daily(int audits) {
    int alarms = 0;
    int held = 0;
    Question question = Question.about("outcome", "sex", "age").eachDay();
    for (int i = 0; i < audits; i++) {
      Random random = new Random(SEED + i);
      Table table = new Table("sex", "age", "outcome");
      boolean found = false;
      boolean holds = true;
      for (int look = 0; look < LOOKS_A_STREAM; look++) {
        for (int more = 0; more < Planted.DECISIONS / LOOKS_A_STREAM; more++) {
          table.add(
              "s" + random.nextInt(2),
              "a" + random.nextInt(4),
              random.nextDouble() < Fair.RATE ? "yes" : "no");
        }
        Report report = Audit.of(table, question);
        found |= !report.findings().isEmpty();
        holds &=
            report.comparisons().isEmpty()
                || report.apart(report.comparisons().getFirst()).interval().covers(0);
      }
      alarms += found ? 1 : 0;
      held += holds ? 1 : 0;
    }
    print(
        "| --daily, %d looks at one stream | %d of %d | %.1f %%, at all looks together |%n",
        LOOKS_A_STREAM, alarms, audits, 100.0 * held / audits);
  }

  private static void planted(Planted planted, int audits) {
    int found = 0;
    int same = 0;
    int told = 0;
    int looks = 0;
    for (int i = 0; i < audits; i++) {
      Planted.Made made = planted.world().make(new Random(SEED + i));
      Report report = Audit.of(made.decisions(), planted.question());
      looks = report.looks().size();
      found += report.findings().stream().anyMatch(planted.says()) ? 1 : 0;
      same += made.ideal() <= Confidence.ALPHA / looks ? 1 : 0;
      told += made.ideal() <= Confidence.ALPHA ? 1 : 0;
    }
    print(
        "| %s | %d | %.1f %% | %.1f %% | %.1f %% |%n",
        planted.name(),
        looks,
        100.0 * found / audits,
        100.0 * same / audits,
        100.0 * told / audits);
  }
}
