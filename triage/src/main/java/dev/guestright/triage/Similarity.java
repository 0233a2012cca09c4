package dev.guestright.triage;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How alike two messages are, whatever their language: the cosine of their word and word-beginning
 * vectors, in which rare words weigh more (TF-IDF). Word beginnings of five letters stand in for
 * stems, so that "flickers" meets "flickering".
 *
 * <p>It compares words, not meaning: the same story in other words, or in another language, is not
 * found.
 */
public final class Similarity {
  /**
   * From here on, two messages are about the same kind of problem. Chosen on the demo company's
   * conversations: see the README for how many alike and unlike pairs lie on each side.
   */
  public static final double ALIKE = 0.3;

  private static final int CHARS_READ = 4_000;
  private static final int BEGINNING = 5;

  private final Map<String, Integer> inTexts;
  private final int texts;

  private Similarity(Map<String, Integer> inTexts, int texts) {
    this.inTexts = inTexts;
    this.texts = texts;
  }

  /** Weighs words by how rare they are in the support messages that ship. */
  public static Similarity standard() {
    return Standard.SIMILARITY;
  }

  /** Weighs words by how rare they are in these texts: best, an organisation's own messages. */
  public static Similarity learnedFrom(Collection<String> texts) {
    Map<String, Integer> inTexts = new HashMap<>();
    for (String text : texts) {
      counts(text).keySet().forEach(term -> inTexts.merge(term, 1, Integer::sum));
    }
    return new Similarity(inTexts, texts.size());
  }

  /** From 0 (no word in common) to 1 (the same words); the order of the two does not matter. */
  public double between(String a, String b) {
    Map<String, Double> left = weights(a);
    Map<String, Double> right = weights(b);
    double product = 0;
    for (Map.Entry<String, Double> term : left.entrySet()) {
      product += term.getValue() * right.getOrDefault(term.getKey(), 0.0);
    }
    double lengths = length(left) * length(right);
    return lengths == 0 ? 0 : Math.min(1, product / lengths);
  }

  private Map<String, Double> weights(String text) {
    Map<String, Double> weights = new HashMap<>();
    counts(text).forEach((term, count) -> weights.put(term, (1 + Math.log(count)) * rarity(term)));
    return weights;
  }

  /** Words that half of all texts hold ("hello", "the") say little, words that none holds, most. */
  private double rarity(String term) {
    return Math.log((1.0 + texts) / (0.5 + inTexts.getOrDefault(term, 0)));
  }

  private static double length(Map<String, Double> weights) {
    return Math.sqrt(weights.values().stream().mapToDouble(w -> w * w).sum());
  }

  private static Map<String, Integer> counts(String text) {
    String read = text.length() > CHARS_READ ? text.substring(0, CHARS_READ) : text;
    Map<String, Integer> counts = new HashMap<>();
    List<String> words = Words.of(read).lowerCase();
    for (String word : words) {
      String beginning = word.length() > BEGINNING ? word.substring(0, BEGINNING) : word;
      counts.merge(beginning, 1, Integer::sum);
    }
    return counts;
  }

  private static final class Standard {
    static final Similarity SIMILARITY =
        learnedFrom(ShippedExamples.intents().stream().map(e -> e.text()).toList());
  }
}
