package dev.guestright.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.fairness.report.AuditHtml;
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
      Question asked = question();
      asked = seed % 2 == 0 ? asked.ofCustomers("who") : asked;
      asked = seed % 3 == 0 ? asked.eachDay() : asked;
      Report report = Audit.of(file(random), asked);
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
            assertThat(it.own().designEffect()).isGreaterThanOrEqualTo(1);
            assertThat(report.looks().adjusted(it.look()))
                .isBetween(report.looks().discovery(it.look()) - 1e-12, 0.0);
            assertThat(report.looks().discovery(it.look()))
                .isGreaterThanOrEqualTo(
                    report.question().daily() ? it.always().log10P() : it.test().log10P());
          });
      assertThat(report.calibration())
          .as("seed %d", seed)
          .allSatisfy(it -> assertThat(it.size()).isGreaterThanOrEqualTo(Question.SMALLEST));
      assertThat(AuditJson.write(report)).as("seed %d", seed).doesNotContain("Infinity", ": NaN");
      assertThat(AuditHtml.write(report)).as("seed %d", seed).doesNotContain("NaN", "Infinity");
    }
  }

  private Path file(RandomGenerator random) {
    DecisionsFile file =
        new DecisionsFile(directory, "sex,age,outcome,label,minutes,who,score,at,team");
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
              List.of("1", "2.5", "-3", "x", "1e400").get(random.nextInt(5)),
              List.of("", " ", "ann", "ben", "c" + i, "d" + i / 3).get(random.nextInt(6)),
              List.of("0", "1", "0.3", "", "high").get(random.nextInt(5)),
              List.of("", "today", "2026-02-29", "2026-11-1" + i % 10, "1999-12-31T23:59")
                  .get(random.nextInt(5)),
              List.of("a", "", "é").get(random.nextInt(3))));
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
            List.of("team"),
            Optional.of("minutes"),
            2,
            Question.SMALLEST)
        .scored("score")
        .over("at");
  }
}
