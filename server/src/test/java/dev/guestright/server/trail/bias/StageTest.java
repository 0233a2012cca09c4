package dev.guestright.server.trail.bias;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a finding may go from where it stands, and where it never may. */
class StageTest {

  @ParameterizedTest
  @CsvSource({
    "OPEN,HAND_OVER,OPEN",
    "OPEN,ANSWER,ANSWERED",
    "OPEN,FOUND_AGAIN,OPEN",
    "OPEN,NOT_FOUND,",
    "OPEN,CANNOT_TELL,",
    "ANSWERED,HAND_OVER,ANSWERED",
    "ANSWERED,ANSWER,ANSWERED",
    "ANSWERED,FOUND_AGAIN,OPEN",
    "ANSWERED,NOT_FOUND,CLOSED",
    "ANSWERED,CANNOT_TELL,ANSWERED",
    "CLOSED,HAND_OVER,",
    "CLOSED,ANSWER,",
    "CLOSED,FOUND_AGAIN,",
    "CLOSED,NOT_FOUND,",
    "CLOSED,CANNOT_TELL,"
  })
  void eachStepLeadsWhereItMayAndNowhereElse(Stage from, Stage.Step step, Stage to) {
    assertThat(from.after(step).orElse(null)).isEqualTo(to);
  }

  @Test
  void onlyAnAnsweredFindingThatIsNotFoundAgainIsClosed() {
    assertThat(
            Arrays.stream(Stage.values())
                .flatMap(from ->
                    Arrays.stream(Stage.Step.values())
                        .filter(step -> from.after(step).filter(Stage.CLOSED::equals).isPresent())
                        .map(step -> from + " " + step))
                .collect(Collectors.toList()))
        .containsExactly("ANSWERED NOT_FOUND");
  }
}
