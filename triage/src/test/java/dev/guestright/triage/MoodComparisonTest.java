package dev.guestright.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.triage.model.Example;
import dev.guestright.triage.model.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MoodComparisonTest {
  @Test
  void oneUpsettingEmotionAmongOthersIsEnough() {
    assertThat(MoodComparison.mood("surprise|anger")).isEqualTo(MoodComparison.UPSET);
    assertThat(MoodComparison.mood("joy|surprise")).isEqualTo(MoodComparison.CALM);
    assertThat(MoodComparison.mood("neutral")).isEqualTo(MoodComparison.CALM);
  }

  @Test
  void theModelStandsBesideTheWordList() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      examples.add(new Example("gosh, blimey " + i, MoodComparison.UPSET, Map.of()));
      examples.add(new Example("see you there " + i, MoodComparison.CALM, Map.of()));
    }
    MoodComparison found = MoodComparison.of(examples, examples, List.of(), Progress.unwatched());
    assertThat(found.model().all().accuracy()).isEqualTo(1);
    assertThat(found.wordList().all().accuracy()).isEqualTo(0.5);
  }
}
