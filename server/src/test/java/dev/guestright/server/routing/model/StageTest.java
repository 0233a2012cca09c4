package dev.guestright.server.routing.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where each step leads from each stage; a step that is not listed leads nowhere. */
class StageTest {

  @ParameterizedTest
  @CsvSource({
    "SHADOW, PROMOTE, LIVE",
    "SHADOW, REPLACE, ",
    "SHADOW, ROLL_BACK, ",
    "SHADOW, BRING_BACK, ",
    "LIVE, PROMOTE, ",
    "LIVE, REPLACE, RESERVE",
    "LIVE, ROLL_BACK, SHADOW",
    "LIVE, BRING_BACK, ",
    "RESERVE, PROMOTE, ",
    "RESERVE, REPLACE, ",
    "RESERVE, ROLL_BACK, ",
    "RESERVE, BRING_BACK, LIVE",
  })
  void aStepLeadsFromAStageToOneOrNowhere(
      Stage from, Stage.Step step, @org.jspecify.annotations.Nullable Stage to) {
    assertThat(from.after(step).orElse(null)).isEqualTo(to);
  }
}
