package dev.guestright.triage.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A trained classifier of texts. Reading does not change it, so that any number of threads may
 * share one; the same text gets the same answer, whatever is read beside it.
 *
 * <p>A model with two encoders reads twice at most: the slower encoder is asked only when the first
 * reading leaves a doubt.
 */
public final class TextModel implements AutoCloseable {
  /** The version of a model that has not been saved. */
  public static final String UNSAVED = "unsaved";

  private final List<String> labels;
  private final Cutter cutter;
  private final Heads heads;
  private final Limits limits;
  private final String version;

  TextModel(List<String> labels, Cutter cutter, Heads heads) {
    this(labels, cutter, heads, Limits.UNMEASURED, UNSAVED);
  }

  TextModel(List<String> labels, Cutter cutter, Heads heads, Limits limits, String version) {
    this.labels = List.copyOf(labels);
    this.cutter = cutter;
    this.heads = heads;
    this.limits = limits;
    this.version = version;
  }

  /** All labels that it can answer, sorted. */
  public List<String> labels() {
    return labels;
  }

  /** Which model this is: the beginning of its file's checksum. */
  public String version() {
    return version;
  }

  /**
   * The confidence below which it is too often wrong: whatever it says of such a text, a person
   * should read it. 0 when that was not measured.
   */
  public double answersFrom() {
    return limits.answersFrom();
  }

  /** The languages (BCP 47) in which it was found to be clearly worse: people read those. */
  public Set<String> leavesToPeople() {
    return limits.leftToPeople();
  }

  /**
   * What to do with a text: follow the model, or ask a person, and why.
   *
   * @param language the text's language, or empty when it is not known
   */
  public Answer answer(String text, Optional<String> language) {
    Prediction prediction = predict(text);
    if (language.isPresent() && limits.leftToPeople().contains(language.get())) {
      return new Answer.ForPeople(prediction, Answer.Why.WORSE_IN_THIS_LANGUAGE);
    }
    return prediction.confidence() < limits.answersFrom()
        ? new Answer.ForPeople(prediction, Answer.Why.UNSURE)
        : new Answer.Sure(prediction);
  }

  /**
   * The likeliest label of a text. For a text in which it knows no n-gram the answer says how often
   * labels are, and little more: its confidence is low.
   */
  public Prediction predict(String text) {
    return likeliest(labels, probabilities(text));
  }

  /** The probability of each label, in the order of {@link #labels()}; they add up to 1. */
  public double[] probabilities(String text) {
    Cut cut = cutter.cut(text);
    double[] first = heads.quick().probabilities(heads.vocabulary().weigh(cut));
    if (heads.thorough().isEmpty() || max(first) >= limits.sureFrom()) {
      return first;
    }
    Cut deep = cutter.deepen(cut, text);
    return heads.thoroughly(heads.thorough().get(), deep);
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

  static double max(double[] p) {
    double max = 0;
    for (double one : p) {
      max = Math.max(max, one);
    }
    return max;
  }

  /** Gives back the encoders. */
  @Override
  public void close() {
    cutter.encoders().forEach(Embedding::close);
  }

  TextModel withVersion(String newVersion) {
    return new TextModel(labels, cutter, heads, limits, newVersion);
  }

  Cutter cutter() {
    return cutter;
  }

  Heads heads() {
    return heads;
  }

  Limits limits() {
    return limits;
  }
}
