package dev.guestright.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.guestright.fairness.report.AuditHtml;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A score of 0.7 should mean seven in ten, for everybody. */
class ScoresTest {

  private static final double EXACT = 1e-9;

  @TempDir private Path directory;

  private static Question question() {
    return new Question(
            "outcome",
            Optional.empty(),
            List.of("sex"),
            Map.of(),
            Optional.of("right"),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            1,
            Question.SMALLEST)
        .scored("score");
  }

  /** Scores that promise women more than comes true; some decisions say too little to count. */
  private DecisionsFile scored() {
    DecisionsFile file = new DecisionsFile(directory, "sex,outcome,right,score");
    for (int i = 0; i < 400; i++) {
      double score = i * 37 % 101 / 100.0;
      double chance = i % 2 == 0 ? score * 0.7 + 0.02 : score;
      boolean right = i * 53 % 97 / 97.0 < chance;
      file.rows(1, (i % 2 == 0 ? "F" : "M") + ",yes," + (right ? "yes" : "no") + "," + score);
    }
    return file.rows(3, "F,,yes,0.9").rows(2, "M,yes,,0.9").rows(2, "M,yes,no,");
  }

  /** From Python 3 with NumPy and SciPy 1.17.1. */
  @Test
  void gapsAndErrorsAgreeWithScipy() {
    Report report = Audit.of(scored().write(), question());
    CalibrationFigures women = report.calibration().getFirst();
    assertThat(women.size()).isEqualTo(200);
    assertThat(women.score()).isCloseTo(0.50095, within(EXACT));
    assertThat(women.observed()).isCloseTo(0.385, within(EXACT));
    assertThat(women.gap().value()).isCloseTo(-0.11595, within(EXACT));
    assertThat(women.gap().low()).isCloseTo(-0.1800595647064783, within(EXACT));
    assertThat(women.expectedError()).isCloseTo(0.15795, within(EXACT));
    assertThat(women.errorByChance()).isCloseTo(0.07030115723938524, within(EXACT));
    assertThat(women.bins().get(3).score()).isCloseTo(0.345, within(EXACT));
    assertThat(women.bins().get(3).observed().hits()).isEqualTo(4);
    CalibrationComparison apart = report.calibrationComparisons().getFirst();
    assertThat(apart.reference()).isEqualTo("M");
    assertThat(apart.apart().value()).isCloseTo(-0.1237, within(EXACT));
    assertThat(apart.apart().low()).isCloseTo(-0.20988099320040804, within(EXACT));
    assertThat(apart.log10P()).isCloseTo(-2.3094007207884846, within(EXACT));
    assertThat(report.findings())
        .anySatisfy(it -> {
          assertThat(it.kind()).isEqualTo(Finding.Kind.CALIBRATION);
          assertThat(it.text())
              .contains("11.6 % fewer came out right than it says, there 0.8 % more");
        });
    assertThat(AuditJson.write(report)).contains("\"calibration\"", "\"expectedError\"");
    assertThat(AuditHtml.write(report)).contains("What the score means");
  }

  /** By hand: 30 women of 60 and 20 men of 40 are favoured now. */
  @Test
  void aLineThroughTheScoreSaysWhatEachGroupGainsAndLoses() {
    Path file =
        new DecisionsFile(directory, "sex,outcome,right,score")
            .rows(20, "F,yes,yes,0.7")
            .rows(10, "F,yes,no,0.69")
            .rows(25, "F,no,yes,0.9")
            .rows(5, "F,no,no,0.1")
            .rows(17, "M,yes,yes,0.8")
            .rows(3, "M,yes,no,0.2")
            .rows(20, "M,no,no,0.3")
            .write();
    Report report = Audit.of(file, question());
    WhatIf line = report.whatIfs().get(6);
    assertThat(line.line()).isEqualTo(0.7);
    WhatIf.Side women = line.groups().getFirst();
    assertThat(women.now().hits()).isEqualTo(30);
    assertThat(women.then().hits()).isEqualTo(45);
    assertThat(women.gains()).hasValue(25);
    assertThat(women.loses()).hasValue(10);
    assertThat(women.falsePositive().rate()).isZero();
    assertThat(women.falseNegative().rate()).isZero();
    assertThat(line.groups().getLast().loses()).as("3 people").isEmpty();
    assertThat(AuditHtml.write(report)).contains("What if one line decided");
    assertThat(AuditJson.write(report)).contains("\"whatIfs\"", "\"loses\" : null");
    assertThat(Audit.of(file, question().ofCustomers("outcome")).whatIfs()).isEmpty();
  }

  @Test
  void noGroupAndNoTenthOfFewerThanTenIsShown() {
    Path file =
        new DecisionsFile(directory, "sex,outcome,right,score")
            .rows(30, "F,yes,yes,0.7")
            .rows(9, "F,yes,no,0.25")
            .rows(30, "M,yes,no,0.7")
            .rows(9, "X,yes,no,0.7")
            .rows(20, "X,yes,,0.7")
            .write();
    Report report = Audit.of(file, question());
    assertThat(report.groups()).hasSize(3);
    assertThat(report.calibration()).extracting(it -> it.group().name()).containsExactly("F", "M");
    assertThat(report.calibrationComparisons())
        .extracting(it -> it.group().name())
        .containsExactly("F", "M");
    assertThat(report.whatIfs().getFirst().groups()).hasSize(2);
    assertThat(report.calibration().getFirst().bins()).hasSize(1);
  }

  @Test
  void aScoreThatIsNoProbabilityIsSentBack() {
    Path file = scored().rows(1, "M,yes,no,55").write();
    assertThatThrownBy(() -> Audit.of(file, question()))
        .isInstanceOf(QuestionException.class)
        .hasMessageContaining("'score'")
        .hasMessageNotContaining("55");
  }

  /** 400 audits of a score that is right for all: at most 62 in 1,000 find something. */
  @Test
  void aScoreThatIsRightForAllIsSeldomBlamed() {
    int alarms = 0;
    int held = 0;
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      Table table = new Table("sex", "outcome", "right", "score");
      for (int i = 0; i < 600; i++) {
        int sex = random.nextInt(3);
        double score = Math.rint(100 * Math.pow(random.nextDouble(), 1 + sex)) / 100;
        boolean right = random.nextDouble() < score;
        table.add("s" + sex, "yes", right ? "yes" : "no", String.valueOf(score));
      }
      Report report = Audit.of(table, question());
      alarms +=
          report.findings().stream().anyMatch(it -> it.kind() == Finding.Kind.CALIBRATION) ? 1 : 0;
      held += report.calibration().getFirst().gap().interval().covers(0) ? 1 : 0;
    }
    assertThat(alarms).isLessThanOrEqualTo(400 * 62 / 1000);
    assertThat(held).isGreaterThanOrEqualTo(400 * 93 / 100);
  }
}
