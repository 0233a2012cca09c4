package dev.guestright.triage.model;

import java.util.Optional;

/**
 * What was learned from examples.
 *
 * @param vocabulary the n-grams known
 * @param quick answers from n-grams and the first encoder
 * @param thorough answers from all encoders, when there is more than one
 * @param kernel answers from the later encoders alone, by likeness to each example; where there are
 *     too many examples for it, none
 * @param kernelShare how much its scores count beside the thorough ones
 */
record Heads(
    Vocabulary vocabulary,
    SoftmaxHead quick,
    Optional<SoftmaxHead> thorough,
    Optional<KernelHead> kernel,
    float kernelShare) {

  /** The scores of each class in a first reading, and in the second by both of its heads. */
  @SuppressWarnings("ArrayRecordComponent") // hot path; package-private, compared nowhere
  record Scores(float[] quick, float[] linear, float[] kernel) {
    /** The scores of the second reading, when the kernel's count so much. */
    float[] thorough(float kernelShare) {
      float[] sum = linear.clone();
      KernelHead.addScaled(sum, kernel, 0, kernelShare);
      return sum;
    }
  }

  /** Both readings of a text that was cut for both. */
  Scores scores(Cut deep, int quickDimensions) {
    Features all = vocabulary.weigh(deep);
    Features first = all.first(all.size() - deep.vector().length + quickDimensions);
    float[] quickScores = quick.scores(first);
    return new Scores(
        quickScores,
        thorough.map(head -> head.scores(all)).orElse(quickScores),
        kernel.map(head -> head.scores(deep.vector())).orElseGet(() -> new float[quick.classes()]));
  }

  /** The probabilities of a second reading. */
  double[] thoroughly(SoftmaxHead linear, Cut deep) {
    float[] scores = linear.scores(vocabulary.weigh(deep));
    kernel.ifPresent(
        head -> KernelHead.addScaled(scores, head.scores(deep.vector()), 0, kernelShare));
    return SoftmaxHead.softmax(scores, linear.temperature());
  }

  Heads withKernel(Optional<KernelHead> learned) {
    return new Heads(vocabulary, quick, thorough, learned, kernelShare);
  }

  /** As sure of themselves as was measured. */
  Heads calibrated(double quickTemperature, double thoroughTemperature, float share) {
    return new Heads(
        vocabulary,
        quick.withTemperature(quickTemperature),
        thorough.map(head -> head.withTemperature(thoroughTemperature)),
        kernel,
        share);
  }
}
