package dev.guestright.triage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Worse support for some languages must not happen silently. */
final class LanguageSharesTest {
  @Test
  void aSmallLanguageCountsMoreForEachExampleAndAllCountOneOnAverage() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      examples.add(new Example("t", "a", Map.of("language", i < 96 ? "en" : "da")));
    }
    float[] weights = LanguageShares.weights(examples);
    assertThat(weights[99] / weights[0]).isEqualTo((float) Math.sqrt(24), within(1e-3f));
    double sum = 0;
    for (float weight : weights) {
      sum += weight;
    }
    assertThat(sum).isEqualTo(100, within(1e-3));
  }

  @Test
  void aLanguageThatIsClearlyWorseIsLeftToPeople() {
    Optional<Answer> noise = answerOf("xx", Optional.of("xx"));
    assertThat(noise)
        .containsInstanceOf(Answer.ForPeople.class)
        .hasValueSatisfying(answer ->
            assertThat(((Answer.ForPeople) answer).why())
                .isEqualTo(Answer.Why.WORSE_IN_THIS_LANGUAGE));
    assertThat(answerOf("where is my parcel", Optional.of("en")))
        .containsInstanceOf(Answer.Sure.class);
    assertThat(answerOf("zzz", Optional.empty()))
        .hasValueSatisfying(answer ->
            assertThat(answer)
                .isInstanceOfSatisfying(
                    Answer.ForPeople.class,
                    people -> assertThat(people.why()).isEqualTo(Answer.Why.UNSURE)));
  }

  @Test
  void fewExamplesAreNoProofThatALanguageIsWorse() {
    List<Example> examples = new ArrayList<>();
    List<Prediction> answers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      examples.add(new Example("t", "a", Map.of("language", "en")));
      answers.add(new Prediction("a", 1));
    }
    for (int i = 0; i < 3; i++) {
      examples.add(new Example("t", "a", Map.of("language", "da")));
      answers.add(new Prediction(i < 2 ? "a" : "b", 1));
    }
    assertThat(LanguageShares.clearlyWorse(examples, answers)).isEmpty();
  }

  private static Optional<Answer> answerOf(String text, Optional<String> language) {
    return Optional.of(MODEL.answer(text, language));
  }

  private static final TextModel MODEL = model();

  /** English says what it wants; in "xx" the labels are thrown. */
  private static TextModel model() {
    List<Example> examples = new ArrayList<>();
    Random random = new Random(5);
    for (int i = 0; i < 60; i++) {
      examples.add(new Example("where is my parcel " + i, "delivery", Map.of("language", "en")));
      examples.add(new Example("the kettle broke " + i, "fault", Map.of("language", "en")));
      examples.add(
          new Example(
              Long.toString(random.nextLong(), 36),
              i % 2 == 0 ? "delivery" : "fault",
              Map.of("language", "xx")));
    }
    return new ModelTraining(
            new Trainer(new NGrams(1, 3, 4, 200), 2, 8, false),
            List.of(),
            new ModelCard.About("", "", ""))
        .train(examples, Instant.EPOCH, Progress.unwatched())
        .model();
  }
}
