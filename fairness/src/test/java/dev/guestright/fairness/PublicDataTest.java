package dev.guestright.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole audits of public data; Berkeley's admissions are in {@link AuditTest}, Weil's litters in
 * {@link CustomersTest}. Long decimals from Python 3 with SciPy 1.17.1 and the papers' formulas.
 */
class PublicDataTest {

  private static final double EXACT = 1e-9;

  @TempDir private Path directory;

  private static Question question(
      String outcome, String reference, Optional<String> label, List<String> within) {
    String attribute = reference.substring(0, reference.indexOf('='));
    return new Question(
        outcome,
        Optional.empty(),
        List.of(attribute),
        Map.of(attribute, reference.substring(reference.indexOf('=') + 1)),
        label,
        Optional.empty(),
        within,
        Optional.empty(),
        1,
        Question.SMALLEST);
  }

  /**
   * COMPAS scores in Broward County, 2013 and 2014, and arrests within two years (Larson, Mattu,
   * Kirchner and Angwin, ProPublica, 23 May 2016): of those not arrested again 44.85 % and 23.45 %
   * were scored high, of those who were 27.99 % and 47.72 % low. High is the outcome here.
   */
  @Test
  void errorsOfCompasAreThoseThatPropublicaPublished() {
    Path file =
        new DecisionsFile(directory, "race,high,again")
            .rows(805, "African-American,yes,no")
            .rows(990, "African-American,no,no")
            .rows(1369, "African-American,yes,yes")
            .rows(532, "African-American,no,yes")
            .rows(349, "Caucasian,yes,no")
            .rows(1139, "Caucasian,no,no")
            .rows(505, "Caucasian,yes,yes")
            .rows(461, "Caucasian,no,yes")
            .write();
    Report report =
        Audit.of(file, question("high", "race=Caucasian", Optional.of("again"), List.of()));
    GroupFigures black = report.groups().getFirst();
    assertThat(black.falsePositive().rate()).isCloseTo(0.4485, within(5e-5));
    assertThat(black.falseNegative().rate()).isCloseTo(0.2799, within(5e-5));
    assertThat(report.groups().getLast().falsePositive().rate()).isCloseTo(0.2345, within(5e-5));
    assertThat(report.groups().getLast().falseNegative().rate()).isCloseTo(0.4772, within(5e-5));
    assertThat(black.positivePredictive().rate()).isCloseTo(1369 / 2174.0, within(EXACT));
    Comparison positives = report.comparisons().get(1);
    assertThat(positives.metric()).isEqualTo(Metric.FALSE_POSITIVE_RATE);
    assertThat(positives.difference().value()).isCloseTo(0.21392495582112797, within(EXACT));
    assertThat(positives.difference().low()).isCloseTo(0.18205318232698947, within(EXACT));
    assertThat(positives.difference().high()).isCloseTo(0.24502334032690656, within(EXACT));
    assertThat(positives.ratio().value()).isCloseTo(1.9120926483147231, within(EXACT));
    assertThat(positives.ratio().low()).isCloseTo(1.7212390868374228, within(EXACT));
    assertThat(positives.test().log10P()).isCloseTo(-36.67499985634878, within(EXACT));
    Comparison negatives = report.comparisons().get(2);
    assertThat(negatives.difference().value()).isCloseTo(-0.19737296377737334, within(EXACT));
    assertThat(negatives.test().log10P()).isCloseTo(-25.056069567926848, within(EXACT));
  }

  /** Who survived the Titanic, by sex and class (British Board of Trade 1912; Dawson 1995). */
  @Test
  void whoSurvivedTheTitanicIsNotExplainedByClass() {
    int[][] counts = {{141, 4, 62, 118}, {93, 13, 25, 154}, {90, 106, 88, 422}, {20, 3, 192, 670}};
    DecisionsFile file = new DecisionsFile(directory, "class,sex,survived");
    for (int i = 0; i < counts.length; i++) {
      file.rows(counts[i][0], i + ",F,yes")
          .rows(counts[i][1], i + ",F,no")
          .rows(counts[i][2], i + ",M,yes")
          .rows(counts[i][3], i + ",M,no");
    }
    Report report =
        Audit.of(file.write(), question("survived", "sex=M", Optional.empty(), List.of("class")));
    assertThat(report.rows()).isEqualTo(2201);
    Comparison women = report.comparisons().getFirst();
    assertThat(women.difference().value()).isCloseTo(0.5198987179959929, within(EXACT));
    assertThat(women.difference().low()).isCloseTo(0.4736036763149743, within(EXACT));
    assertThat(women.ratio().high()).isCloseTo(3.838295979219656, within(EXACT));
    assertThat(women.test().log10P()).isCloseTo(-100.63786616038928, within(EXACT));
    WithinComparison alike = report.within().getFirst();
    assertThat(alike.figures().oddsRatio().value()).isCloseTo(10.806530475986284, within(EXACT));
    assertThat(alike.figures().oddsRatio().low()).isCloseTo(8.232628842115147, within(EXACT));
    assertThat(alike.figures().oddsRatio().high()).isCloseTo(14.185153147073814, within(EXACT));
    assertThat(alike.figures().log10P()).isCloseTo(-80.13244401569234, within(EXACT));
    assertThat(report.findings())
        .singleElement()
        .satisfies(it -> assertThat(it.kind()).isEqualTo(Finding.Kind.UNEXPLAINED));
  }

  /** Death sentences in Florida, 1976 and 1977, by defendant and victim (Radelet 1981). */
  @Test
  void sentencesInFloridaPointTheOtherWayWithinVictims() {
    Path file =
        new DecisionsFile(directory, "victim,defendant,death")
            .rows(19, "white,white,yes")
            .rows(132, "white,white,no")
            .rows(11, "white,black,yes")
            .rows(52, "white,black,no")
            .rows(9, "black,white,no")
            .rows(6, "black,black,yes")
            .rows(97, "black,black,no")
            .write();
    Report report =
        Audit.of(file, question("death", "defendant=white", Optional.empty(), List.of("victim")));
    Comparison black = report.comparisons().getFirst();
    assertThat(black.difference().value()).isCloseTo(-0.01634036144578313, within(EXACT));
    assertThat(black.difference().low()).isCloseTo(-0.08647035613037837, within(EXACT));
    assertThat(black.test().log10P()).isCloseTo(-0.19522010506058743, within(EXACT));
    WithinComparison alike = report.within().getFirst();
    assertThat(alike.figures().oddsRatio().value()).isCloseTo(1.5740673799884324, within(EXACT));
    assertThat(alike.figures().oddsRatio().high()).isCloseTo(3.491454868480472, within(EXACT));
    assertThat(alike.figures().log10P()).isCloseTo(-0.5664056882790001, within(EXACT));
    assertThat(report.findings()).isEmpty();
  }
}
