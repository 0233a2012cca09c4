package dev.guestright.triage.model;

import java.util.Optional;

/**
 * What was learned from examples.
 *
 * @param vocabulary the n-grams known
 * @param quick answers from n-grams and the first encoder
 * @param thorough answers from all encoders, when there is more than one
 */
record Heads(Vocabulary vocabulary, SoftmaxHead quick, Optional<SoftmaxHead> thorough) {

  /** The scores of each class in a first reading, and in the second. */
  @SuppressWarnings("ArrayRecordComponent") // hot path; package-private, compared nowhere
  record Scores(float[] quick, float[] thorough) {}

  /** Both readings of a text that was cut for both. */
  Scores scores(Cut deep, int quickDimensions) {
    Features all = vocabulary.weigh(deep);
    Features first = all.first(all.size() - deep.vector().length + quickDimensions);
    float[] quickScores = quick.scores(first);
    return new Scores(quickScores, thorough.map(head -> head.scores(all)).orElse(quickScores));
  }
}
