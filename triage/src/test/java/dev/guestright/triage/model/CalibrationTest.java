package dev.guestright.triage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CalibrationTest {
  @Test
  void aModelThatIsRightThreeTimesInFourSaysSo() {
    List<float[]> scores = new ArrayList<>();
    int[] right = new int[400];
    for (int i = 0; i < right.length; i++) {
      scores.add(new float[] {10, 0});
      right[i] = i % 4 == 0 ? 1 : 0;
    }
    double temperature = Calibration.temperature(scores, right);
    assertThat(SoftmaxHead.softmax(new float[] {10, 0}, temperature)[0])
        .isEqualTo(0.75, within(1e-3));
  }

  @Test
  void answersBeginWhereEnoughOfThemAreRight() {
    // Surest first: right, right, right, wrong, right. From 0.7 on 3 of 3, from 0.5 on 4 of 5.
    double from =
        Calibration.answersFrom(examples(5), answers("aaaba", 0.9, 0.8, 0.7, 0.6, 0.5), 0.9);
    assertThat(from).isEqualTo(0.7);
    assertThat(Calibration.answersFrom(examples(5), answers("aaaba", 0.9, 0.8, 0.7, 0.6, 0.5), 0.8))
        .isEqualTo(0.5);
  }

  @Test
  void aModelThatIsNeverRightNeverAnswers() {
    assertThat(Calibration.answersFrom(examples(2), answers("bb", 1.0, 0.9), 0.9)).isGreaterThan(1);
  }

  @Test
  void aModelThatIsAlwaysRightIsSurerForHavingBeenMeasured() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      examples.add(new Example("a ripe cherry " + i, "fruit", Map.of()));
      examples.add(new Example("a heavy hammer " + i, "tool", Map.of()));
    }
    Trainer hasty = new Trainer(new NGrams(1, 3, 4, 200), 1, 1, false);
    TextModel measured =
        new ModelTraining(hasty, List.of(), new ModelCard.About("us", "made up", "none known"))
            .train(examples, Instant.EPOCH, Progress.unwatched())
            .model();
    assertThat(measured.predict("a ripe cherry").confidence())
        .isGreaterThan(0.99)
        .isGreaterThan(
            hasty.train(examples, Progress.unwatched()).predict("a ripe cherry").confidence());
    assertThat(measured.answersFrom()).isBetween(0.5, 1.0);
  }

  private static List<Example> examples(int n) {
    return Collections.nCopies(n, new Example("t", "a", Map.of()));
  }

  private static List<Prediction> answers(String labels, double... confidences) {
    List<Prediction> answers = new ArrayList<>();
    for (int i = 0; i < confidences.length; i++) {
      answers.add(new Prediction(labels.substring(i, i + 1), confidences[i]));
    }
    return answers;
  }
}
