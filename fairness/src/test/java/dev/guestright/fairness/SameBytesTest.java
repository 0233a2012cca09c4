package dev.guestright.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An engine's threads finish in any order, and DuckDB's hand over what they counted as they do. */
class SameBytesTest {

  private static final long SEED = 9;
  private static final int ROWS = 4000;
  private static final int ORDERS = 12;

  private static Table decisions() {
    Random random = new Random(SEED);
    Table table = new Table("sex", "age", "outcome", "label", "team", "shop", "minutes", "score");
    for (int i = 0; i < ROWS; i++) {
      table.add(
          List.of("F", "M", "X", "").get(random.nextInt(4)),
          "a" + random.nextInt(5),
          random.nextInt(3) == 0 ? "yes" : "no",
          List.of("yes", "no", "").get(random.nextInt(3)),
          "t" + random.nextInt(17),
          "s" + random.nextInt(7),
          random.nextInt(9) == 0 ? "" : String.valueOf(random.nextInt(50) / 7.0),
          String.valueOf(random.nextInt(30) / 29.0));
    }
    return table;
  }

  private static Question question() {
    return new Question(
            "outcome",
            Optional.empty(),
            List.of("sex", "age"),
            Map.of(),
            Optional.of("label"),
            Optional.empty(),
            List.of("team", "shop"),
            Optional.of("minutes"),
            2,
            Question.SMALLEST)
        .scored("score");
  }

  @Test
  void theOrderInWhichAnEngineCountsChangesNoByte() {
    Table decisions = decisions();
    String json = AuditJson.write(Audit.of(decisions, question()));
    for (long seed = SEED; seed < SEED + ORDERS; seed++) {
      assertThat(AuditJson.write(Audit.of(decisions.shuffled(seed), question())))
          .as("seed %d", seed)
          .isEqualTo(json);
    }
  }
}
