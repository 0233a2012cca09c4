package dev.guestright.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guestright.fairness.stats.ClusterSums;
import dev.guestright.fairness.stats.DesignEffect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions of one customer hang together, and tell less than as many of strangers. */
class CustomersTest {

  private static final double EXACT = 1e-9;
  private static final double NEAR = 0.02;

  /** Litters of rats: pups that lived, pups that were born (Weil 1970). */
  private static final int[][] CONTROL = {
    {13, 13}, {12, 12}, {9, 9}, {9, 9}, {8, 8}, {8, 8}, {12, 13}, {11, 12},
    {9, 10}, {9, 10}, {8, 9}, {11, 13}, {4, 5}, {5, 7}, {7, 10}, {7, 10}
  };

  private static final int[][] TREATED = {
    {12, 12}, {11, 11}, {10, 10}, {9, 9}, {10, 11}, {9, 10}, {9, 10}, {8, 9},
    {8, 9}, {4, 5}, {7, 9}, {4, 7}, {5, 10}, {3, 6}, {3, 10}, {0, 7}
  };

  @TempDir private Path directory;

  /** Rao and Scott 1992, table 1: 1.232495 and 3.952861. */
  @Test
  void designEffectsAreThoseOfRaoAndScott() {
    assertThat(effect(CONTROL)).isCloseTo(1.2324953943067687, within(EXACT));
    assertThat(effect(TREATED)).isCloseTo(3.9528606259640737, within(EXACT));
  }

  private static double effect(int[][] litters) {
    ClusterSums sums = new ClusterSums();
    int born = 0;
    for (int[] litter : litters) {
      sums.add(litter[1], litter[0], litter[0], 1);
      born += litter[1];
    }
    return DesignEffect.of(sums) / DesignEffect.few(litters.length, born);
  }

  /** From Python 3 with SciPy 1.17.1, by the formulas of the papers. */
  @Test
  void aRateAndATestAreAsUncertainAsTheLitters() {
    DecisionsFile file = new DecisionsFile(directory, "litter,diet,lived");
    litters(file, "control", CONTROL);
    litters(file, "treated", TREATED);
    Question asked = Question.about("lived", "diet");
    Report plain = Audit.of(file.write(), asked);
    assertThat(plain.comparisons().getFirst().test().log10P())
        .isCloseTo(-2.544869769709496, within(EXACT));
    assertThat(plain.findings()).hasSize(1);
    Report report = Audit.of(file.write(), asked.ofCustomers("litter"));
    assertThat(report.customers()).hasValue(32);
    assertThat(report.findings()).isEmpty();
    Comparison control = report.comparisons().getFirst();
    assertThat(control.own().designEffect()).isCloseTo(3.46227487483622, within(EXACT));
    assertThat(control.test().log10P()).isCloseTo(-0.96308772347496, within(EXACT));
    GroupFigures treated = report.groups().getLast();
    assertThat(treated.selected().wilson().low()).isCloseTo(0.6015693720826555, within(EXACT));
    assertThat(treated.selected().wilson().high()).isCloseTo(0.8841134974302846, within(EXACT));
    assertThat(AuditJson.write(report)).contains("\"designEffect\" : 3.46", "\"customers\" : 32");
  }

  private static void litters(DecisionsFile file, String diet, int[][] litters) {
    for (int i = 0; i < litters.length; i++) {
      String litter = diet + i + "," + diet + ",";
      file.rows(litters[i][0], litter + "yes").rows(litters[i][1] - litters[i][0], litter + "no");
    }
  }

  /** Customers with decisions in both groups and several teams; some hang together, some less. */
  private Path mixed() {
    DecisionsFile file = new DecisionsFile(directory, "who,sex,outcome,team,minutes");
    for (int i = 0; i < 60; i++) {
      for (int j = 0; j <= i % 4; j++) {
        String sex = (i + (i % 3 == 0 ? j : 0)) % 2 == 0 ? "F" : "M";
        int outcome = (i * 7 + (i % 5 == 0 ? j : 0)) % 5 < 2 ? 1 : 0;
        int minutes = i * 13 % 29 + (i % 2 == 1 ? j : 0);
        file.rows(1, "%d,%s,%d,%d,%d".formatted(i, sex, outcome, (i + j) % 3, minutes));
      }
    }
    return file.write();
  }

  private static Question question(List<String> within, Optional<String> waiting) {
    return new Question(
        "outcome",
        Optional.empty(),
        List.of("sex"),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        within,
        waiting,
        1,
        Question.SMALLEST);
  }

  /** Computed customer by customer, apart from this code, with Python 3 and SciPy 1.17.1. */
  @Test
  void customersWhoAreInBothGroupsAndInSeveralStrataAreTakenWhole() {
    Question asked = question(List.of("team"), Optional.of("minutes")).ofCustomers("who");
    Report report = Audit.of(mixed(), asked);
    Comparison women = report.comparisons().getFirst();
    assertThat(women.own().designEffect()).isCloseTo(1.7204304301979272, within(EXACT));
    assertThat(women.test().log10P()).isCloseTo(-0.018640697983544507, within(EXACT));
    WithinComparison alike = report.within().getFirst();
    assertThat(alike.figures().difference().value()).isCloseTo(0.005555555555555554, within(EXACT));
    assertThat(alike.figures().log10P()).isCloseTo(-0.018522075346938827, within(EXACT));
    // Ranks are in steps here, so the design effect is near the one of exact ranks.
    assertThat(report.waitComparisons().getFirst().ranks().log10P())
        .isCloseTo(-0.29807599875459706, within(NEAR));
  }

  @Test
  void whoHasOneDecisionEachIsAuditedAsBefore() {
    DecisionsFile file = new DecisionsFile(directory, "who,sex,outcome,team,minutes");
    Random random = new Random(4);
    for (int i = 0; i < 300; i++) {
      String who = i % 5 == 0 ? "" : "c" + i;
      String sex = List.of("F", "M", "X").get(random.nextInt(3));
      file.rows(
          1,
          "%s,%s,%d,%d,%d"
              .formatted(who, sex, random.nextInt(2), random.nextInt(4), random.nextInt(40)));
    }
    Path path = file.write();
    Question asked = question(List.of("team"), Optional.of("minutes"));
    String json = AuditJson.write(Audit.of(path, asked.ofCustomers("who")));
    assertThat(json.replaceAll(",?\\s*\"(designEffect|customers)\" : [0-9.]+", ""))
        .isEqualTo(
            AuditJson.write(Audit.of(path, asked))
                .replaceAll(",?\\s*\"(designEffect|customers)\" : [0-9.]+", ""));
    assertThat(json).contains("\"designEffect\" : 1.0", "\"customers\" : 300");
  }

  @Test
  void aGroupOfFewPeopleIsNotShownHoweverManyDecisionsTheyHave() {
    DecisionsFile file = new DecisionsFile(directory, "who,sex,outcome");
    for (int i = 0; i < 40; i++) {
      file.rows(1, "f" + i + ",F,1").rows(1, "m" + i + ",M,0").rows(5, "x" + i % 9 + ",X,1");
    }
    Question asked = Question.about("outcome", "sex");
    assertThat(Audit.of(file.write(), asked).groups()).hasSize(3);
    Report report = Audit.of(file.write(), asked.ofCustomers("who"));
    assertThat(report.groups()).extracting(it -> it.group().name()).containsExactly("F", "M");
    assertThat(report.heldBack()).containsExactly(Map.entry("sex", 1));
  }

  /**
   * 400 bias-free audits of 150 customers with eight decisions each that mostly go one way for the
   * same customer, and waits that are mostly one customer's own. At most 62 in 1,000 may find
   * something.
   */
  @Test
  void falseAlarmsAreRightWithCustomersAndWrongWithoutThem() {
    Question asked = question(List.of("team"), Optional.of("minutes"));
    int with = 0;
    int without = 0;
    int held = 0;
    int audits = 400;
    for (int seed = 0; seed < audits; seed++) {
      Table decisions = hanging(new Random(seed));
      Report report = Audit.of(decisions, asked.ofCustomers("who"));
      with += report.findings().isEmpty() ? 0 : 1;
      held += report.comparisons().getFirst().difference().interval().covers(0) ? 1 : 0;
      without += Audit.of(decisions, asked).findings().isEmpty() ? 0 : 1;
    }
    assertThat(with).isLessThanOrEqualTo(62 * audits / 1000);
    assertThat(without).isGreaterThan(audits / 2);
    assertThat(held).isGreaterThanOrEqualTo(93 * audits / 100);
  }

  private static Table hanging(Random random) {
    Table table = new Table("who", "sex", "outcome", "team", "minutes");
    for (int who = 0; who < 150; who++) {
      String sex = random.nextBoolean() ? "F" : "M";
      boolean usual = random.nextInt(10) < 4;
      double usualWait = random.nextExponential();
      for (int i = 0; i < 8; i++) {
        boolean good = random.nextInt(10) < 7 ? usual : random.nextInt(10) < 4;
        double wait = Math.rint(100 * (usualWait + random.nextExponential() / 3)) / 100;
        table.add("c" + who, sex, good ? "1" : "0", "t" + random.nextInt(3), String.valueOf(wait));
      }
    }
    return table;
  }
}
