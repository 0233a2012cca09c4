package dev.guestright.triage.model;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a model answered what it did, found by leaving out one word after the other and asking again
 * (Li, Monroe and Jurafsky 2016): true of any model, whatever is inside.
 *
 * @param version which model
 * @param prediction what it answered, and how sure it was
 * @param words the words that weighed most, heaviest first; their weight is how much confidence in
 *     the answer is lost without them, below 0 when they spoke against it
 * @param change the word without which the answer would be another, if there is one
 */
public record Explanation(
    String version, Prediction prediction, List<Weight> words, Optional<Change> change) {
  private static final int WORDS_TOLD = 5;

  /** Long messages have their say early; each word costs a reading. */
  private static final int WORDS_TRIED = 60;

  /**
   * A word and how much confidence is lost without it.
   *
   * @param at where in the text it begins: who may not keep the word keeps its place
   */
  public record Weight(String word, int at, double weight) {}

  /** What would be answered without a word, and where in the text that begins. */
  public record Change(String without, int at, Prediction then) {}

  /** Explains the model's answer to a text. */
  public static Explanation of(TextModel model, String text) {
    Prediction prediction = model.predict(text);
    int label = model.labels().indexOf(prediction.label());
    List<Weight> weights = new ArrayList<>();
    Optional<Change> change = Optional.empty();
    for (Span word : words(text)) {
      String without = text.substring(0, word.from()) + text.substring(word.to());
      double[] p = model.probabilities(without);
      weights.add(
          new Weight(
              text.substring(word.from(), word.to()),
              word.from(),
              prediction.confidence() - p[label]));
      Prediction then = TextModel.likeliest(model.labels(), p);
      if (!then.label().equals(prediction.label())
          && change.map(c -> c.then().confidence() < then.confidence()).orElse(true)) {
        change = Optional.of(new Change(text.substring(word.from(), word.to()), word.from(), then));
      }
    }
    weights.sort(Comparator.comparingDouble((Weight w) -> Math.abs(w.weight())).reversed());
    return new Explanation(
        model.version(),
        prediction,
        List.copyOf(weights.subList(0, Math.min(WORDS_TOLD, weights.size()))),
        change);
  }

  private record Span(int from, int to) {}

  private static List<Span> words(String text) {
    BreakIterator breaks = BreakIterator.getWordInstance(Locale.ROOT);
    breaks.setText(text);
    List<Span> words = new ArrayList<>();
    int from = breaks.first();
    for (int to = breaks.next();
        to != BreakIterator.DONE && words.size() < WORDS_TRIED;
        from = to, to = breaks.next()) {
      if (Character.isLetterOrDigit(text.codePointAt(from))) {
        words.add(new Span(from, to));
      }
    }
    return words;
  }
}
