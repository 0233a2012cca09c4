package dev.guestright.triage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TrainerTest {
  private static final Trainer TRAINER = new Trainer(new NGrams(1, 3, 4, 200), 1, 20, false);

  @Test
  void learnsWhatSetsTheLabelsApart() {
    TextModel model = train(TRAINER, fruitAndTools(20));
    assertThat(model.predict("a ripe cherry").label()).isEqualTo("fruit");
    assertThat(model.predict("a heavy hammer").label()).isEqualTo("tool");
    assertThat(model.labels()).containsExactly("fruit", "tool");
  }

  @Test
  void probabilitiesOfAllLabelsAddUpToOne() {
    double[] p = train(TRAINER, fruitAndTools(20)).probabilities("cherry hammer");
    assertThat(Arrays.stream(p).sum()).isEqualTo(1, within(1e-9));
  }

  @Test
  void theSameExamplesGiveTheSameModel() {
    double[] once = train(TRAINER, fruitAndTools(20)).probabilities("cherry hammer");
    assertThat(train(TRAINER, fruitAndTools(20)).probabilities("cherry hammer")).isEqualTo(once);
  }

  @Test
  void isUnsureOfATextThatItKnowsNothingOf() {
    assertThat(train(TRAINER, fruitAndTools(20)).predict("zzz").confidence()).isLessThan(0.75);
  }

  @Test
  void balancedARareLabelIsNotDrowned() {
    List<Example> lopsided = new ArrayList<>(fruitAndTools(2));
    for (int i = 0; i < 60; i++) {
      lopsided.add(new Example("apple pear" + i, "fruit", Map.of()));
    }
    Trainer balanced = new Trainer(TRAINER.ngrams(), 1, 20, true);
    double plain = train(TRAINER, lopsided).probabilities("a new thing")[1];
    assertThat(train(balanced, lopsided).probabilities("a new thing")[1]).isGreaterThan(plain);
  }

  @Test
  void oneLabelIsNothingToLearn() {
    assertThatThrownBy(() -> train(TRAINER, List.of(new Example("a", "b", Map.of()))))
        .hasMessageContaining("two labels");
  }

  @Test
  void progressEndsAtAll() {
    List<String> seen = new ArrayList<>();
    TRAINER.train(fruitAndTools(4), (done, all) -> seen.add(done + "/" + all));
    assertThat(seen).hasSize(20).endsWith("20/20");
  }

  @Test
  void crossValidationNeverAsksAModelAboutWhatItHasSeen() {
    List<Example> noise = new ArrayList<>();
    Random random = new Random(7);
    for (int i = 0; i < 120; i++) {
      noise.add(
          new Example(Long.toString(random.nextLong(), 36), i % 2 == 0 ? "x" : "y", Map.of()));
    }
    Trainer memory = new Trainer(new NGrams(1, 9, 9, 200), 1, 20, false);
    assertThat(
            right(noise, noise.stream().map(e -> train(memory, noise).predict(e.text())).toList()))
        .isEqualTo(120);
    assertThat(right(noise, CrossValidation.predict(memory, noise, 5, 1))).isBetween(30, 90);
  }

  private static int right(List<Example> examples, List<Prediction> answers) {
    int right = 0;
    for (int i = 0; i < answers.size(); i++) {
      right += answers.get(i).label().equals(examples.get(i).label()) ? 1 : 0;
    }
    return right;
  }

  private static TextModel train(Trainer trainer, List<Example> examples) {
    return trainer.train(examples, Progress.unwatched());
  }

  private static List<Example> fruitAndTools(int times) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      examples.add(new Example("a ripe cherry and an apple", "fruit", Map.of()));
      examples.add(new Example("a heavy hammer and a saw", "tool", Map.of()));
    }
    return examples;
  }
}
