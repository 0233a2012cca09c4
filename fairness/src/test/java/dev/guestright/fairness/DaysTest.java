package dev.guestright.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guestright.fairness.report.AuditHtml;
import dev.guestright.fairness.report.AuditPdf;
import dev.guestright.fairness.stats.AlwaysValid;
import dev.guestright.fairness.stats.Drift;
import dev.guestright.fairness.stats.Proportion;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions over time: drift, and looking each day. */
class DaysTest {

  private static final double EXACT = 1e-9;
  private static final LocalDate MONDAY = LocalDate.of(2026, 8, 31);
  private static final Question ASKED = Question.about("outcome", "sex").over("at");

  @TempDir private Path directory;

  /** From NumPy's least squares with these weights, and SciPy 1.17.1. */
  @Test
  void aDriftIsTheLineThroughAllPeriods() {
    List<Drift.Period> periods = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      periods.add(new Drift.Period(i, new Proportion(30 - 2L * i, 60), new Proportion(28, 50 + i)));
    }
    Drift drift = Drift.of(periods);
    assertThat(drift.change().value()).isCloseTo(-0.18968106917336788, within(EXACT));
    assertThat(drift.change().low()).isCloseTo(-0.3763448091451912, within(EXACT));
    assertThat(drift.log10P()).isCloseTo(-1.3333891024155247, within(EXACT));
    assertThat(Drift.of(periods.subList(0, 2)).log10P()).isZero();
  }

  /** The mixture's likelihood ratio, integrated numerically by SciPy 1.17.1. */
  @Test
  void theAlwaysValidProbabilityIsOneByTheMixturesLikelihoodRatio() {
    assertThat(AlwaysValid.log10P(0.08, 0.0004)).isCloseTo(-2.564965354667964, within(EXACT));
    assertThat(AlwaysValid.log10P(0.15, 0.0011)).isCloseTo(-2.8270229466219727, within(EXACT));
    assertThat(AlwaysValid.log10P(0.02, 0.0009)).isZero();
    double variance = AlwaysValid.variance(new Proportion(120, 400), new Proportion(90, 420));
    assertThat(variance).isCloseTo(0.0009312892741351904, within(EXACT));
    double edge = AlwaysValid.reach(variance, 0.05);
    assertThat(AlwaysValid.log10P(edge, variance)).isCloseTo(Math.log10(0.05), within(EXACT));
  }

  @Test
  void aDifferenceThatGrowsIsFoundWeekByWeekAndDrawn() {
    DecisionsFile file = new DecisionsFile(directory, "sex,outcome,at");
    for (int day = 0; day < 70; day++) {
      String at = "," + MONDAY.plusDays(day) + (day % 2 == 0 ? "" : "T09:30:00");
      int fewer = day / 10;
      file.rows(10 - fewer, "F,yes" + at).rows(10 + fewer, "F,no" + at);
      file.rows(10, "M,yes" + at).rows(10, "M,no" + at);
    }
    Path path = file.rows(5, "F,no,soon").write();
    Report report = Audit.of(path, ASKED);
    Trend women = report.trends().getFirst();
    assertThat(women.periods()).hasSize(10);
    assertThat(women.periods().getFirst().from()).isEqualTo(MONDAY);
    assertThat(women.periods().getFirst().to()).isEqualTo(MONDAY.plusDays(6));
    assertThat(women.periods().getFirst().own().of()).isEqualTo(140);
    assertThat(women.drift().change().value()).isCloseTo(-0.3, within(0.03));
    assertThat(report.findings())
        .anySatisfy(it -> {
          assertThat(it.kind()).isEqualTo(Finding.Kind.DRIFT);
          assertThat(it.text()).contains("drift apart", "2026-08-31", "2026-11-08");
        });
    assertThat(AuditHtml.write(report)).contains("Over time by sex", "<polyline", "2026-08-31");
    assertThat(AuditPdf.write(report)).hasSizeGreaterThan(10_000);
    assertThat(AuditJson.write(report)).contains("\"trends\"", "\"changeLow\"");
  }

  @Test
  void daysStayDaysForAMonthAndAPeriodOfFewIsNotShown() {
    DecisionsFile file = new DecisionsFile(directory, "who,sex,outcome,at");
    for (int day = 0; day < 5; day++) {
      for (int who = 0; who < (day == 3 ? 9 : 12); who++) {
        String row = "%d,%s,%d,%s";
        LocalDate at = MONDAY.plusDays(day);
        file.rows(1, row.formatted(who, "F", who % 2, at));
        file.rows(1, row.formatted(100 + who, "M", who % 3 / 2, at));
      }
      file.rows(12, "7,F,1," + MONDAY.plusDays(9)).rows(12, "8,M,1," + MONDAY.plusDays(9));
    }
    Path path = file.write();
    assertThat(from(Audit.of(path, ASKED))).containsExactly(0L, 1L, 2L, 4L, 9L);
    assertThat(from(Audit.of(path, ASKED.ofCustomers("who")))).containsExactly(0L, 1L, 2L, 4L);
  }

  private static List<Long> from(Report report) {
    return report.trends().getFirst().periods().stream()
        .map(it -> it.from().toEpochDay() - MONDAY.toEpochDay())
        .toList();
  }

  @Test
  void anAuditThatLooksEachDayTestsWhatHoldsAtEveryLook() {
    DecisionsFile file = new DecisionsFile(directory, "sex,outcome,at");
    for (LocalDate at : List.of(MONDAY, MONDAY.plusDays(1), MONDAY.plusDays(2))) {
      file.rows(17, "F,1," + at).rows(17, "F,0," + at).rows(22, "M,1," + at).rows(11, "M,0," + at);
    }
    Path path = file.write();
    Report once = Audit.of(path, Question.about("outcome", "sex"));
    assertThat(once.findings()).hasSize(1);
    Report daily = Audit.of(path, ASKED.eachDay());
    assertThat(daily.findings()).isEmpty();
    Comparison women = daily.comparisons().getFirst();
    assertThat(women.test().log10P()).isLessThan(women.always().log10P());
    assertThat(women.always().difference().interval().covers(0)).isTrue();
    assertThat(daily.trends().getFirst().look()).isEmpty();
    assertThat(daily.looks().size()).isEqualTo(1);
    assertThat(AuditJson.write(daily)).contains("\"alwaysLow\"");
    assertThat(daily.detectable(women).getAsDouble())
        .isGreaterThan(once.detectable(daily.comparisons().getFirst()).orElse(0));
  }

  /** 1,000 bias-free streams, 60 looks at 20 more decisions each. */
  @Test
  void lookingEachDayRaisesNoMoreAlarmsThanLookingOnce() {
    int always = 0;
    int naive = 0;
    for (int seed = 0; seed < 1000; seed++) {
      Random random = new Random(seed);
      long[][] counts = new long[2][2];
      boolean found = false;
      boolean naively = false;
      for (int day = 0; day < 60; day++) {
        for (int i = 0; i < 20; i++) {
          counts[random.nextInt(2)][random.nextInt(10) < 4 ? 1 : 0]++;
        }
        Proportion first = new Proportion(counts[0][1], counts[0][0] + counts[0][1]);
        Proportion second = new Proportion(counts[1][1], counts[1][0] + counts[1][1]);
        if (Math.min(first.of(), second.of()) >= Question.SMALLEST) {
          double apart = first.rate() - second.rate();
          double variance = AlwaysValid.variance(first, second);
          found |= AlwaysValid.log10P(apart, variance) <= Math.log10(0.05);
          naively |= Math.abs(apart) > 1.96 * Math.sqrt(variance);
        }
      }
      always += found ? 1 : 0;
      naive += naively ? 1 : 0;
    }
    assertThat(always).isLessThanOrEqualTo(62);
    assertThat(naive).isGreaterThan(200);
  }
}
