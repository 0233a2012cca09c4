package dev.guestright.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.triage.model.Example;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MoodReaderTest {
  private final MoodReader reader = MoodReader.standard();

  @Test
  void tellsTheMoodInEveryCaseOfTheFile() {
    List<Example> cases = TestFiles.cases("mood-cases.csv");
    assertThat(cases).hasSizeGreaterThan(25);
    for (Example message : cases) {
      assertThat(reader.read(message.text()).label()).as(message.text()).isEqualTo(message.label());
    }
  }

  @Test
  void theGravestIsHeardFirst() {
    assertThat(reader.read("I am furious and worried and I cannot go on."))
        .isEqualTo(Mood.DISTRESSED);
    assertThat(reader.read("I am worried, and furious.")).isEqualTo(Mood.FRUSTRATED);
  }
}
