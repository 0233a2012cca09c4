package dev.guestright.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must hold for any decisions whatever; each message names the seed that broke it. */
class RandomAuditsTest {

  private static final long SEED = 20_261_124;
  private static final int AUDITS = 25;
  private static final List<String> ANY =
      List.of("F", "M", "", "unknown", "é", "'; DROP TABLE kept", "\"a,\"\"b\"\"\"", "NaN", "0");

  @TempDir private Path directory;

  @Test
  void everyFigureIsInsideItsIntervalAndNoSmallGroupIsShown() {
    for (long seed = SEED; seed < SEED + AUDITS; seed++) {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      Report report = Audit.of(file(random), question());
      assertThat(report.groups())
          .as("seed %d", seed)
          .allSatisfy(it -> {
            assertThat(it.selected().of()).isGreaterThanOrEqualTo(Question.SMALLEST);
            assertThat(it.selected().wilson().covers(it.selected().rate())).isTrue();
          });
      assertThat(report.comparisons())
          .as("seed %d", seed)
          .allSatisfy(it -> {
            assertThat(it.difference().interval().covers(it.difference().value())).isTrue();
            assertThat(it.test().log10P()).isNotPositive();
            assertThat(report.looks().adjusted(it.look()))
                .isBetween(report.looks().discovery(it.look()) - 1e-12, 0.0);
            assertThat(report.looks().discovery(it.look()))
                .isGreaterThanOrEqualTo(it.test().log10P());
          });
      assertThat(AuditJson.write(report)).as("seed %d", seed).doesNotContain("Infinity", ": NaN");
    }
  }

  private Path file(RandomGenerator random) {
    DecisionsFile file = new DecisionsFile(directory, "sex,age,outcome,label,minutes");
    int rows = random.nextInt(300);
    for (int i = 0; i < rows; i++) {
      file.rows(
          1,
          String.join(
              ",",
              ANY.get(random.nextInt(ANY.size())),
              ANY.get(random.nextInt(ANY.size())),
              List.of("1", "0", "").get(random.nextInt(3)),
              List.of("yes", "no", "").get(random.nextInt(3)),
              List.of("1", "2.5", "-3", "x", "1e400").get(random.nextInt(5))));
    }
    return file.write();
  }

  private static Question question() {
    Question plain = Question.about("outcome", "sex", "age");
    return new Question(
        "outcome",
        plain.favourable(),
        plain.groups(),
        Map.of(),
        Optional.of("label"),
        plain.positive(),
        List.of(),
        Optional.of("minutes"),
        2,
        Question.SMALLEST);
  }
}
