package dev.guestright.triage.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the examples' languages mean for a model: how much each counts, and which it may answer. */
final class LanguageShares {
  static final String LANGUAGE = "language";

  /** Of what the best language reaches, a language must reach this much. */
  private static final double CLEARLY_WORSE = 0.9;

  private LanguageShares() {}

  /**
   * How much each example counts, 1 on average. A language with few examples counts more for each,
   * by the root of how few: with no weight it is drowned, with all it is learned by heart.
   */
  static float[] weights(List<Example> examples) {
    Map<String, Integer> counts = new HashMap<>();
    examples.forEach(example -> counts.merge(language(example), 1, Integer::sum));
    float[] weights = new float[examples.size()];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      int count = counts.getOrDefault(language(examples.get(i)), 1);
      weights[i] = (float) Math.sqrt((double) weights.length / count);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= (float) (weights.length / sum);
    }
    return weights;
  }

  /**
   * The languages in which even the upper end of the 95 % interval stays below nine tenths of what
   * the language with the best lower end reaches: worse, and not by chance.
   */
  static Set<String> clearlyWorse(List<Example> examples, List<Prediction> answers) {
    Map<String, Share> shares =
        Evaluation.of(examples, answers, 0).byGroup().getOrDefault(LANGUAGE, Map.of());
    double best =
        shares.values().stream()
            .max((a, b) -> Double.compare(a.low(), b.low()))
            .map(Share::accuracy)
            .orElse(0.0);
    return shares.entrySet().stream()
        .filter(share -> share.getValue().high() < CLEARLY_WORSE * best)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String language(Example example) {
    return example.groups().getOrDefault(LANGUAGE, "");
  }
}
