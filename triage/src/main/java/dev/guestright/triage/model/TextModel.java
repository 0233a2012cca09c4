package dev.guestright.triage.model;

import java.util.List;

/**
 * A trained classifier of texts. Reading does not change it, so that any number of threads may
 * share one.
 */
public final class TextModel {
  private final List<String> labels;
  private final NGrams ngrams;
  private final Vocabulary vocabulary;
  private final SoftmaxHead head;

  TextModel(List<String> labels, NGrams ngrams, Vocabulary vocabulary, SoftmaxHead head) {
    this.labels = List.copyOf(labels);
    this.ngrams = ngrams;
    this.vocabulary = vocabulary;
    this.head = head;
  }

  /** All labels that it can answer, sorted. */
  public List<String> labels() {
    return labels;
  }

  /**
   * The likeliest label of a text. For a text in which it knows no n-gram the answer says how often
   * labels are, and little more: its confidence is low.
   */
  public Prediction predict(String text) {
    double[] p = probabilities(text);
    int best = 0;
    for (int c = 1; c < p.length; c++) {
      if (p[c] > p[best]) {
        best = c;
      }
    }
    return new Prediction(labels.get(best), p[best]);
  }

  /** The probability of each label, in the order of {@link #labels()}; they add up to 1. */
  public double[] probabilities(String text) {
    return head.probabilities(vocabulary.weigh(ngrams.hashes(text)));
  }
}
