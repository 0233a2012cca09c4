package dev.guestright.server.oversight.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every step from every stage: the ones that may be taken, and all the others. */
class StageTest {

  @ParameterizedTest
  @CsvSource({
    "WAITING,TAKE,TAKEN",
    "WAITING,VIEW,",
    "WAITING,CONFIRM,",
    "WAITING,CARRY_OUT,",
    "WAITING,LEAVE,",
    "WAITING,GIVE_BACK,",
    "WAITING,ESCALATE,WAITING",
    "TAKEN,TAKE,",
    "TAKEN,VIEW,VIEWED",
    "TAKEN,CONFIRM,",
    "TAKEN,CARRY_OUT,",
    "TAKEN,LEAVE,",
    "TAKEN,GIVE_BACK,WAITING",
    "TAKEN,ESCALATE,WAITING",
    "VIEWED,TAKE,",
    "VIEWED,VIEW,",
    "VIEWED,CONFIRM,WAITING",
    "VIEWED,CARRY_OUT,CARRIED_OUT",
    "VIEWED,LEAVE,LEFT",
    "VIEWED,GIVE_BACK,WAITING",
    "VIEWED,ESCALATE,WAITING",
    "CARRIED_OUT,TAKE,",
    "CARRIED_OUT,VIEW,",
    "CARRIED_OUT,CONFIRM,",
    "CARRIED_OUT,CARRY_OUT,",
    "CARRIED_OUT,LEAVE,",
    "CARRIED_OUT,GIVE_BACK,",
    "CARRIED_OUT,ESCALATE,",
    "LEFT,TAKE,",
    "LEFT,VIEW,",
    "LEFT,CONFIRM,",
    "LEFT,CARRY_OUT,",
    "LEFT,LEAVE,",
    "LEFT,GIVE_BACK,",
    "LEFT,ESCALATE,"
  })
  void eachStepLeadsWhereItMayAndNowhereElse(Stage from, Stage.Step step, Stage to) {
    assertThat(from.after(step).orElse(null)).isEqualTo(to);
  }

  @Test
  void onlyWhoeverHasSaidWhatTheyThinkDecidesAndTimeNeverDoes() {
    List<String> deciding =
        Arrays.stream(Stage.values())
            .flatMap(from ->
                Arrays.stream(Stage.Step.values())
                    .filter(step -> from.after(step).filter(Stage::isDecided).isPresent())
                    .map(step -> from + " " + step))
            .toList();
    assertThat(deciding).containsExactly("VIEWED CARRY_OUT", "VIEWED LEAVE");
  }

  @Test
  void whatIsStoredIsReadBack() {
    for (Stage stage : Stage.values()) {
      assertThat(Stage.of(stage.stored())).isEqualTo(stage);
    }
    for (Verdict verdict : Verdict.values()) {
      assertThat(Verdict.of(verdict.stored())).isEqualTo(verdict);
    }
    assertThat(Verdict.named("perhaps")).isEmpty();
  }
}
