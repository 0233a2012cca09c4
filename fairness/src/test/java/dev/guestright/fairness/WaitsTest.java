package dev.guestright.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitsTest {

  private static final double EXACT = 1e-9;

  @TempDir private Path directory;

  private static Question question(Map<String, String> references) {
    return new Question(
        "outcome",
        Optional.empty(),
        List.of("sex"),
        references,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.of("minutes"),
        1,
        Question.SMALLEST);
  }

  /** From SciPy 1.17.1: mannwhitneyu(use_continuity=False, method="asymptotic"), quantile. */
  @Test
  void ranksAndQuantilesAgreeWithScipyAlsoWithTies() {
    DecisionsFile file = new DecisionsFile(directory, "sex,outcome,minutes");
    List.of(1, 2, 2, 3, 5, 8, 8, 9, 12, 15, 20, 22).forEach(it -> file.rows(1, "F,1," + it));
    List.of(2, 3, 3, 4, 4, 5, 6, 8, 9, 9, 10, 11).forEach(it -> file.rows(1, "M,1," + it));
    Path path = file.rows(3, "F,,999").rows(2, "M,1,").rows(1, "M,1,inf").write();
    for (Map<String, String> references : List.of(Map.<String, String>of(), Map.of("sex", "M"))) {
      Report report = Audit.of(path, question(references));
      WaitComparison women = report.waitComparisons().getFirst();
      assertThat(women.group().name()).isEqualTo("F");
      assertThat(women.ranks().superiority()).isCloseTo(0.5590277777777778, within(EXACT));
      assertThat(women.ranks().log10P()).isCloseTo(-0.20604267338564322, within(EXACT));
      assertThat(report.waits().getFirst().median().value()).isCloseTo(8, within(EXACT));
      assertThat(report.waits().getFirst().ninetieth().value()).isCloseTo(19.5, within(EXACT));
      assertThat(report.waits().getLast().median().value()).isCloseTo(5.5, within(EXACT));
      assertThat(report.waits().getLast().ninetieth().value()).isCloseTo(9.9, within(EXACT));
    }
  }

  @Test
  void whatIsWrongOnlyWithTheLongestWaitsIsFound() {
    DecisionsFile file = new DecisionsFile(directory, "sex,outcome,minutes");
    for (int minute = 1; minute <= 100; minute++) {
      file.rows(9, "F,1," + minute).rows(10, "M,1," + minute);
    }
    Report even = Audit.of(file.write(), question(Map.of()));
    assertThat(even.findings()).isEmpty();
    Report report = Audit.of(file.rows(100, "F,1,5000").write(), question(Map.of()));
    assertThat(report.findings())
        .anySatisfy(it -> assertThat(it.kind()).isEqualTo(Finding.Kind.LONGEST_WAITS));
  }
}
