package dev.guestright.triage.model;

import java.util.List;

/**
 * A trained classifier of texts. Reading does not change it, so that any number of threads may
 * share one.
 */
public final class TextModel {
  private final List<String> labels;
  private final Cutter cutter;
  private final Vocabulary vocabulary;
  private final SoftmaxHead head;
  private final double answersFrom;

  TextModel(
      List<String> labels,
      Cutter cutter,
      Vocabulary vocabulary,
      SoftmaxHead head,
      double answersFrom) {
    this.labels = List.copyOf(labels);
    this.cutter = cutter;
    this.vocabulary = vocabulary;
    this.head = head;
    this.answersFrom = answersFrom;
  }

  /** All labels that it can answer, sorted. */
  public List<String> labels() {
    return labels;
  }

  /**
   * The confidence below which it is too often wrong: whatever it says of such a text, a person
   * should read it. 0 when that was not measured.
   */
  public double answersFrom() {
    return answersFrom;
  }

  /**
   * The likeliest label of a text. For a text in which it knows no n-gram the answer says how often
   * labels are, and little more: its confidence is low.
   */
  public Prediction predict(String text) {
    return predict(cutter.cut(text));
  }

  /** The probability of each label, in the order of {@link #labels()}; they add up to 1. */
  public double[] probabilities(String text) {
    return head.probabilities(vocabulary.weigh(cutter.cut(text)));
  }

  Prediction predict(Cut text) {
    return likeliest(labels, head.probabilities(vocabulary.weigh(text)));
  }

  static Prediction likeliest(List<String> labels, double[] p) {
    int best = 0;
    for (int c = 1; c < p.length; c++) {
      if (p[c] > p[best]) {
        best = c;
      }
    }
    return new Prediction(labels.get(best), p[best]);
  }

  float[] scores(Cut text) {
    return head.scores(vocabulary.weigh(text));
  }

  /** The same model, as sure of itself as it was found to be right. */
  TextModel calibrated(double temperature, double newAnswersFrom) {
    return new TextModel(
        labels, cutter, vocabulary, head.withTemperature(temperature), newAnswersFrom);
  }

  Cutter cutter() {
    return cutter;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  SoftmaxHead head() {
    return head;
  }
}
