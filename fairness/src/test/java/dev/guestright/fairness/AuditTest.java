package dev.guestright.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.guestright.fairness.count.UnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {

  private static final double EXACT = 1e-9;

  @TempDir private Path directory;

  private static Question question(
      String outcome, List<String> groups, Map<String, String> references, String within) {
    return new Question(
        outcome,
        Optional.empty(),
        groups,
        references,
        Optional.empty(),
        Optional.empty(),
        within.isEmpty() ? List.of() : List.of(within),
        Optional.empty(),
        1,
        Question.SMALLEST);
  }

  /** Expected values from Python 3 with SciPy 1.17.1 and the formulas of the papers. */
  @Test
  void berkeleysAdmissionsAreExplainedByDepartment() {
    Report report =
        Audit.of(
            DecisionsFile.berkeley(directory),
            question("decision", List.of("sex"), Map.of("sex", "M"), "department"));
    assertThat(report.rows()).isEqualTo(4526);
    Comparison women = report.comparisons().getFirst();
    assertThat(women.group().name()).isEqualTo("F");
    assertThat(women.difference().value()).isCloseTo(-0.14164542824654186, within(EXACT));
    assertThat(women.difference().low()).isCloseTo(-0.1695695110299901, within(EXACT));
    assertThat(women.difference().high()).isCloseTo(-0.11321312144252813, within(EXACT));
    assertThat(women.test().log10P()).isCloseTo(-21.107148803668224, within(EXACT));
    WithinComparison alike = report.within().getFirst();
    assertThat(alike.figures().oddsRatio().value()).isCloseTo(1.1053426615022164, within(EXACT));
    assertThat(alike.figures().difference().value()).isCloseTo(0.04263679777130291, within(EXACT));
    assertThat(alike.figures().log10P()).isCloseTo(-0.6636930024427046, within(EXACT));
    assertThat(report.findings())
        .singleElement()
        .satisfies(it -> assertThat(it.kind()).isEqualTo(Finding.Kind.EXPLAINED))
        .satisfies(it -> assertThat(it.text()).contains("explained by department"));
  }

  @Test
  void aDifferenceThatTheWholeHidesIsFound() {
    Path file =
        new DecisionsFile(directory, "team,sex,outcome")
            .rows(180, "a,F,yes")
            .rows(120, "a,F,no")
            .rows(80, "a,M,yes")
            .rows(20, "a,M,no")
            .rows(20, "b,F,yes")
            .rows(80, "b,F,no")
            .rows(120, "b,M,yes")
            .rows(180, "b,M,no")
            .write();
    Report report = Audit.of(file, question("outcome", List.of("sex"), Map.of("sex", "M"), "team"));
    assertThat(report.findings())
        .singleElement()
        .satisfies(it -> assertThat(it.kind()).isEqualTo(Finding.Kind.HIDDEN))
        .satisfies(it -> assertThat(it.text()).contains("hidden by team"));
  }

  @Test
  void parquetGivesTheSameBytesAsCsv() throws SQLException {
    Path csv = DecisionsFile.berkeley(directory);
    Path parquet = directory.resolve("decisions.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("COPY (FROM '%s') TO '%s' (FORMAT parquet)".formatted(csv, parquet));
    }
    Question asked = question("decision", List.of("sex"), Map.of(), "department");
    String json = AuditJson.write(Audit.of(csv, asked));
    assertThat(AuditJson.write(Audit.of(parquet, asked))).isEqualTo(json);
    assertThat(json).contains("\"rows\" : 4526", "\"mantelHaenszelOddsRatio\"");
  }

  @Test
  void groupsOfFewerThanTenAreNeverShown() {
    Path file =
        new DecisionsFile(directory, "sex,outcome")
            .rows(40, "F,1")
            .rows(40, "M,0")
            .rows(9, "X,1")
            .write();
    Report alone = Audit.of(file, Question.about("outcome", "sex"));
    assertThat(alone.groups()).extracting(it -> it.group().name()).containsExactly("F", "M");
    assertThat(alone.heldBack()).containsExactly(Map.entry("sex", 1));
    assertThat(AuditText.write(alone) + AuditJson.write(alone)).doesNotContain("\"X\"", "'X'");

    Path more =
        new DecisionsFile(directory, "sex,outcome")
            .rows(40, "F,1")
            .rows(40, "M,0")
            .rows(9, "X,1")
            .rows(5, "Y,1")
            .write();
    assertThat(Audit.of(more, Question.about("outcome", "sex")).groups())
        .extracting(it -> it.group().name())
        .containsExactly("F", "M", Group.POOLED);
  }

  @Test
  void whoseGroupIsNotSaidIsAGroup() {
    Path file =
        new DecisionsFile(directory, "sex,outcome")
            .rows(40, "F,1")
            .rows(40, "M,1")
            .rows(15, ",0")
            .rows(15, "unknown,0")
            .write();
    Report report = Audit.of(file, Question.about("outcome", "sex"));
    assertThat(report.groups()).extracting(it -> it.group().name()).contains(Group.UNKNOWN);
    assertThat(report.groups().getLast().selected().of()).isEqualTo(30);
    assertThat(report.findings()).anySatisfy(it -> assertThat(it.text()).contains("'unknown'"));
  }

  @Test
  void whatOnlyACrossingHasIsFoundThere() {
    Path file =
        new DecisionsFile(directory, "sex,age,outcome")
            .rows(150, "F,old,1")
            .rows(350, "F,old,0")
            .rows(350, "F,young,1")
            .rows(150, "F,young,0")
            .rows(350, "M,old,1")
            .rows(150, "M,old,0")
            .rows(150, "M,young,1")
            .rows(350, "M,young,0")
            .write();
    Question plain = Question.about("outcome", "sex", "age");
    assertThat(Audit.of(file, plain).findings()).isEmpty();
    Question crossed =
        new Question(
            "outcome",
            Optional.empty(),
            plain.groups(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            2,
            Question.SMALLEST);
    assertThat(Audit.of(file, crossed).findings())
        .hasSize(4)
        .allSatisfy(it -> assertThat(it.group().isCrossing()).isTrue());
  }

  @Test
  void errorsAreCountedAgainstTheLabel() {
    Path file =
        new DecisionsFile(directory, "sex,outcome,label")
            .rows(30, "F,1,1")
            .rows(20, "F,1,0")
            .rows(10, "F,0,1")
            .rows(40, "F,0,0")
            .rows(45, "M,1,1")
            .rows(12, "M,1,0")
            .rows(15, "M,0,1")
            .rows(48, "M,0,0")
            .write();
    Question asked =
        new Question(
            "outcome",
            Optional.of("1"),
            List.of("sex"),
            Map.of(),
            Optional.of("label"),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            1,
            Question.SMALLEST);
    GroupFigures women = Audit.of(file, asked).groups().getFirst();
    assertThat(women.falsePositive().rate()).isCloseTo(20 / 60.0, within(EXACT));
    assertThat(women.falseNegative().rate()).isCloseTo(10 / 40.0, within(EXACT));
    assertThat(women.positivePredictive().rate()).isCloseTo(30 / 50.0, within(EXACT));
    assertThat(women.negativePredictive().rate()).isCloseTo(40 / 50.0, within(EXACT));
  }

  @Test
  void aHostileFileIsReadForWhatItSays() throws IOException {
    String text =
        "\uFEFF\"the \"\"sex\"\"\";\"a,b\";outcome\r\n"
            + "\"F;\nx\";1;yes\r\n".repeat(20)
            + "\r\n"
            + "' OR 1=1 --;1;NO\r\n".repeat(20)
            + " ;1;\r\n".repeat(3);
    Path file = Files.writeString(directory.resolve("it's [1] *.csv"), text);
    Report report = Audit.of(file, Question.about("outcome", "the \"sex\""));
    assertThat(report.rows()).isEqualTo(43);
    assertThat(report.undecided()).isEqualTo(3);
    assertThat(report.groups())
        .extracting(it -> it.group().name())
        .containsExactly("' OR 1=1 --", "F;\nx");
  }

  @Test
  void whatCannotBeReadIsSaidWithoutQuotingAnybody() throws IOException {
    Question asked = Question.about("outcome", "sex");
    Path ragged =
        new DecisionsFile(directory, "sex,outcome").rows(1, "F,1").rows(1, "Ada,2,3").write();
    assertThatThrownBy(() -> Audit.of(ragged, asked))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("line 3")
        .hasMessageNotContaining("Ada")
        .hasNoCause();
    Path empty = Files.createFile(directory.resolve("empty.csv"));
    assertThatThrownBy(() -> Audit.of(empty, asked)).hasMessageContaining("is empty");
    Path latin = Files.write(directory.resolve("latin.csv"), new byte[] {'s', 'e', (byte) 0xE9});
    assertThatThrownBy(() -> Audit.of(latin, asked)).hasMessageContaining("UTF-8");
    Path parquet = Files.writeString(directory.resolve("broken.parquet"), "PAR1 and no more");
    assertThatThrownBy(() -> Audit.of(parquet, asked)).isInstanceOf(UnreadableException.class);
  }

  @Test
  void aQuestionThatTheFileCannotAnswerIsSentBack() {
    Path file = new DecisionsFile(directory, "sex,outcome").rows(20, "F,partly").write();
    assertThatThrownBy(() -> Audit.of(file, Question.about("outcome", "gender")))
        .isInstanceOf(QuestionException.class)
        .hasMessage("There is no column 'gender'. The columns are: sex, outcome");
    assertThatThrownBy(() -> Audit.of(file, Question.about("outcome", "sex")))
        .isInstanceOf(QuestionException.class)
        .hasMessageContaining("good for the customer");
  }

  @Test
  void noDecisionsAreNoFindings() {
    Path file = new DecisionsFile(directory, "sex,outcome").write();
    Report report = Audit.of(file, Question.about("outcome", "sex"));
    assertThat(report.rows()).isZero();
    assertThat(report.findings()).isEmpty();
    assertThat(AuditJson.write(report)).doesNotContain("NaN");
  }
}
