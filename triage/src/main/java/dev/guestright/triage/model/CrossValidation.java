package dev.guestright.triage.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

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
    Cutter cutter = new Cutter(trainer.ngrams(), Optional.empty());
    List<Cut> cuts = Trainer.cuts(examples, cutter, Progress.unwatched());
    Folds dealt = Folds.deal(examples, folds, seed);
    List<String> labels = examples.stream().map(Example::label).distinct().sorted().toList();
    return scores(trainer, examples, cuts, cutter, dealt, Progress.unwatched()).stream()
        .map(s -> TextModel.likeliest(labels, SoftmaxHead.softmax(s, 1)))
        .toList();
  }

  /** For each example the score of each label, in the labels' order; progress counts folds. */
  static List<float[]> scores(
      Trainer trainer,
      List<Example> examples,
      List<Cut> cuts,
      Cutter cutter,
      Folds folds,
      Progress progress) {
    List<String> all = examples.stream().map(Example::label).distinct().sorted().toList();
    List<float[]> scores = new ArrayList<>(Collections.nCopies(examples.size(), new float[0]));
    for (int fold = 0; fold < folds.count(); fold++) {
      TextModel model =
          trainer.train(
              folds.without(fold, examples),
              folds.without(fold, cuts),
              cutter,
              Progress.unwatched());
      for (int i = 0; i < cuts.size(); i++) {
        if (folds.of().get(i) == fold) {
          scores.set(i, inOrderOf(all, model, model.scores(cuts.get(i))));
        }
      }
      progress.at(fold + 1, folds.count());
    }
    return scores;
  }

  /** A label that only the fold itself holds was not learned: it scores lowest. */
  private static float[] inOrderOf(List<String> all, TextModel model, float[] scores) {
    float[] ordered = new float[all.size()];
    Arrays.fill(ordered, -1e6f);
    for (int c = 0; c < scores.length; c++) {
      ordered[all.indexOf(model.labels().get(c))] = scores[c];
    }
    return ordered;
  }
}
