package dev.guestright.triage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EvaluationTest {
  private static final List<Example> EXAMPLES =
      List.of(example("a", "en"), example("a", "de"), example("b", "en"), example("b", "en"));

  @Test
  void countsWhatWasRightInAllAndInEachGroup() {
    Evaluation found = answered(0.75, "a", "b", "b", "b");
    assertThat(found.all()).isEqualTo(new Share(4, 3));
    assertThat(found.byGroup().get("language"))
        .isEqualTo(Map.of("en", new Share(3, 3), "de", new Share(1, 0)));
    assertThat(found.confusion().get("a")).isEqualTo(Map.of("a", 1, "b", 1));
  }

  @Test
  void eachLabelWeighsTheSameInMacroF1() {
    // a: 1 of 2 found, none wrongly: F1 2/3. b: 2 of 2 found, 1 wrongly: F1 4/5.
    assertThat(answered(0.75, "a", "b", "b", "b").macroF1())
        .isEqualTo((2.0 / 3 + 4.0 / 5) / 2, within(1e-9));
  }

  @Test
  void aModelThatIsRightAsOftenAsItSaysIsCalibrated() {
    assertThat(answered(0.75, "a", "b", "b", "b").ece()).isEqualTo(0, within(1e-9));
    assertThat(answered(1.0, "a", "b", "b", "b").ece()).isEqualTo(0.25, within(1e-9));
  }

  @Test
  void printsAsJsonWithLanguagesApartFromOtherGroups() {
    assertThat(answered(0.75, "a", "b", "b", "b").toJson())
        .startsWith("{\"n\":4,\"accuracy\":0.75,")
        .contains("\"perSecond\":2.0,\"byLanguage\":{\"de\":{\"n\":1,\"accuracy\":0.0,")
        .contains("\"byGroup\":{},\"confusion\":{\"a\":{\"a\":1,\"b\":1},\"b\":{\"b\":2}}}");
  }

  @Test
  void anAnswerForEachExampleIsNeeded() {
    assertThatThrownBy(() -> answered(1, "a")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fewExamplesGiveAWideInterval() {
    Share few = new Share(10, 8);
    assertThat(few.low()).isEqualTo(0.4902, within(1e-4));
    assertThat(few.high()).isEqualTo(0.9433, within(1e-4));
    assertThat(new Share(1_000, 800).low()).isGreaterThan(0.77);
  }

  private static Evaluation answered(double confidence, String... labels) {
    List<Prediction> answers =
        java.util.Arrays.stream(labels).map(label -> new Prediction(label, confidence)).toList();
    return Evaluation.of(EXAMPLES, answers, 2);
  }

  private static Example example(String label, String language) {
    return new Example("text", label, Map.of("language", language));
  }
}
