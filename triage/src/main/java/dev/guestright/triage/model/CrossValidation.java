package dev.guestright.triage.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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
    Cutter cutter = new Cutter(trainer.ngrams(), List.of());
    List<Cut> cuts = Trainer.cuts(examples, cutter, Progress.unwatched());
    List<String> labels = Trainer.labels(examples);
    float[] weights = new float[examples.size()];
    Arrays.fill(weights, 1);
    Folds dealt = Folds.deal(examples, folds, seed);
    return scores(trainer, examples, cuts, weights, cutter, Optional.empty(), dealt).stream()
        .map(s -> TextModel.likeliest(labels, SoftmaxHead.softmax(s.quick(), 1)))
        .toList();
  }

  /** For each example the score of each label, in the labels' order; the folds on all cores. */
  static List<Heads.Scores> scores(
      Trainer trainer,
      List<Example> examples,
      List<Cut> cuts,
      float[] weights,
      Cutter cutter,
      Optional<KernelTraining> kernel,
      Folds folds) {
    List<String> labels = Trainer.labels(examples);
    int[] y = Trainer.classes(examples, labels);
    Heads.Scores[] scores = new Heads.Scores[y.length];
    IntStream.range(0, folds.count())
        .parallel()
        .forEach(fold -> {
          int[] others = folds.without(fold);
          int[] known = IntStream.of(others).map(i -> y[i]).toArray();
          Heads heads =
              trainer
                  .heads(
                      IntStream.of(others).mapToObj(cuts::get).toList(),
                      known,
                      picked(weights, others),
                      labels,
                      cutter,
                      Progress.unwatched())
                  .withKernel(kernel.map(k -> k.fit(others, known, labels.size())));
          for (int i : folds.members(fold)) {
            scores[i] = heads.scores(cuts.get(i), cutter.quickDimensions());
          }
        });
    return List.of(scores);
  }

  private static float[] picked(float[] weights, int[] which) {
    float[] picked = new float[which.length];
    for (int i = 0; i < which.length; i++) {
      picked[i] = weights[which[i]];
    }
    return picked;
  }
}
