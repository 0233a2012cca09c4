package dev.guestright.triage.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Measures a trainer on examples that its models have not seen: each example is answered by a model
 * trained on the others.
 */
public final class CrossValidation {
  private CrossValidation() {}

  /**
   * One prediction for each example, in the examples' order.
   *
   * @param folds how many parts; each label is spread evenly over them
   * @param seed which of the many ways to spread them
   */
  public static List<Prediction> predict(
      Trainer trainer, List<Example> examples, int folds, long seed) {
    int[] fold = stratified(examples, folds, seed);
    List<Prediction> answers =
        new ArrayList<>(Collections.nCopies(examples.size(), new Prediction("", 0)));
    for (int f = 0; f < folds; f++) {
      List<Example> known = new ArrayList<>();
      for (int i = 0; i < fold.length; i++) {
        if (fold[i] != f) {
          known.add(examples.get(i));
        }
      }
      TextModel model = trainer.train(known, Progress.unwatched());
      for (int i = 0; i < fold.length; i++) {
        if (fold[i] == f) {
          answers.set(i, model.predict(examples.get(i).text()));
        }
      }
    }
    return answers;
  }

  private static int[] stratified(List<Example> examples, int folds, long seed) {
    Map<String, List<Integer>> byLabel = new LinkedHashMap<>();
    for (int i = 0; i < examples.size(); i++) {
      byLabel.computeIfAbsent(examples.get(i).label(), l -> new ArrayList<>()).add(i);
    }
    int[] fold = new int[examples.size()];
    int next = 0;
    Random random = new Random(seed);
    for (List<Integer> members : byLabel.values()) {
      Collections.shuffle(members, random);
      for (int i : members) {
        fold[i] = next++ % folds;
      }
    }
    return fold;
  }
}
