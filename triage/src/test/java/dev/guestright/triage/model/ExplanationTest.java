package dev.guestright.triage.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ExplanationTest {
  private static final TextModel MODEL = model();

  @Test
  void theWordThatWeighsMostStandsFirstAndItsLossWouldChangeTheAnswer() {
    Explanation why = Explanation.of(MODEL, "Hello, my parcel is late");
    assertThat(why.prediction().label()).isEqualTo("delivery");
    assertThat(why.words().getFirst().word()).isEqualTo("parcel");
    assertThat(why.words().getFirst().weight()).isPositive();
    assertThat(why.version()).isEqualTo(TextModel.UNSAVED);
  }

  @Test
  void saysWhatALostWordWouldChange() {
    Explanation torn = Explanation.of(MODEL, "parcel broken");
    assertThat(torn.change())
        .hasValueSatisfying(
            change -> assertThat(change.then().label()).isNotEqualTo(torn.prediction().label()));
  }

  @Test
  void tellsWhereEachWordStandsSoThatItNeedNotBeKept() {
    String text = "parcel? My parcel is late";
    Explanation why = Explanation.of(MODEL, text);
    assertThat(why.words())
        .allSatisfy(word -> assertThat(text.substring(word.at())).startsWith(word.word()));
    assertThat(why.words().stream().filter(word -> word.word().equals("parcel")))
        .extracting(Explanation.Weight::at)
        .containsExactlyInAnyOrder(0, 11);
  }

  @Test
  void aMessageWithoutWordsHasNoneToName() {
    assertThat(Explanation.of(MODEL, "").words()).isEmpty();
    assertThat(Explanation.of(MODEL, "?! …").words()).isEmpty();
  }

  @Test
  void aVeryLongMessageIsExplainedByItsBeginning() {
    Explanation why = Explanation.of(MODEL, "parcel " + "and so on ".repeat(5_000));
    assertThat(why.words()).hasSize(5);
  }

  private static TextModel model() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      examples.add(new Example("my parcel is late", "delivery", Map.of()));
      examples.add(new Example("my kettle is broken", "fault", Map.of()));
    }
    return new Trainer(new NGrams(1, 3, 4, 600), 1, 10, false)
        .train(examples, Progress.unwatched());
  }
}
