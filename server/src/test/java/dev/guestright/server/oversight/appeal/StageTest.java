package dev.guestright.server.oversight.appeal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.server.oversight.appeal.Stage.Step;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every step from every stage: the ones that may be taken, and all the others. */
class StageTest {

  private static final Map<Stage, Map<Step, Stage>> MAY =
      Map.of(
          Stage.WAITING,
          Map.of(Step.GIVE, Stage.HELD, Step.ADD_WORDS, Stage.WAITING),
          Stage.HELD,
          Map.of(
              Step.HAND_OVER, Stage.HELD,
              Step.ADD_WORDS, Stage.HELD,
              Step.LEAVE, Stage.WAITING,
              Step.UPHOLD, Stage.UPHELD,
              Step.OVERTURN, Stage.OVERTURNED),
          Stage.UPHELD,
          Map.of(),
          Stage.OVERTURNED,
          Map.of());

  @Test
  void eachStepLeadsWhereItShouldAndNoOtherCanBeTaken() {
    int tried = 0;
    for (Stage from : Stage.values()) {
      Map<Step, Stage> may = new EnumMap<>(Step.class);
      may.putAll(MAY.get(from));
      for (Step step : Step.values()) {
        assertThat(from.after(step))
            .as("%s from %s", step, from)
            .isEqualTo(Optional.ofNullable(may.get(step)));
        tried++;
      }
    }
    assertThat(tried).isEqualTo(24);
  }

  @Test
  void onlyAPersonsTwoAnswersEndAnAppeal() {
    for (Stage from : Stage.values()) {
      for (Step step : Step.values()) {
        boolean ends = from.after(step).filter(Stage::isAnswered).isPresent();
        assertThat(ends)
            .as("%s from %s ends it", step, from)
            .isEqualTo(from == Stage.HELD && (step == Step.UPHOLD || step == Step.OVERTURN));
      }
    }
  }

  @Test
  void whatIsStoredIsReadBack() {
    for (Stage stage : Stage.values()) {
      assertThat(Stage.of(stage.stored())).isEqualTo(stage);
    }
    for (About.Kind kind : About.Kind.values()) {
      assertThat(About.Kind.of(kind.stored())).isEqualTo(kind);
    }
    for (Undone undone : Undone.values()) {
      assertThat(Undone.of(undone.stored())).isEqualTo(undone);
    }
  }
}
