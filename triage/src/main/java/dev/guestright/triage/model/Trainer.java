package dev.guestright.triage.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How to make a {@link TextModel} from examples.
 *
 * @param ngrams what is read of a text
 * @param minTexts in how many texts an n-gram must be to count; 2 leaves out what is said once
 * @param passes how often the examples are gone through
 * @param balanced whether each label counts as much as another, however many examples it has
 */
public record Trainer(NGrams ngrams, int minTexts, int passes, boolean balanced) {
  /** Step and shrinkage were chosen by cross-validation on the examples that ship. */
  private static final float STEP = 0.3f;

  private static final float SHRINK = 1e-5f;

  /**
   * Trains on n-grams alone; the same examples in the same order give the same model.
   *
   * @throws IllegalArgumentException when there are fewer than two labels
   */
  public TextModel train(List<Example> examples, Progress progress) {
    Cutter cutter = new Cutter(ngrams, Optional.empty());
    return train(examples, cuts(examples, cutter, Progress.unwatched()), cutter, progress);
  }

  /** Trains on texts that are cut already; {@code cuts} has one for each example. */
  TextModel train(List<Example> examples, List<Cut> cuts, Cutter cutter, Progress progress) {
    List<String> labels = labels(examples);
    Vocabulary vocabulary = Vocabulary.of(cuts.stream().map(Cut::hashes).toList(), minTexts);
    List<Features> x = cuts.stream().map(vocabulary::weigh).toList();
    int[] y = examples.stream().mapToInt(e -> labels.indexOf(e.label())).toArray();
    SoftmaxHead head =
        new SoftmaxTraining(passes, STEP, SHRINK, balanced)
            .fit(x, y, labels.size(), vocabulary.size() + cutter.dimensions(), progress);
    return new TextModel(labels, cutter, vocabulary, head, 0);
  }

  static List<Cut> cuts(List<Example> examples, Cutter cutter, Progress progress) {
    List<Cut> cuts = new ArrayList<>(examples.size());
    for (Example example : examples) {
      cuts.add(cutter.cut(example.text()));
      progress.at(cuts.size(), examples.size());
    }
    return cuts;
  }

  private static List<String> labels(List<Example> examples) {
    TreeSet<String> labels = new TreeSet<>();
    examples.forEach(example -> labels.add(example.label()));
    if (labels.size() < 2) {
      throw new IllegalArgumentException("A model needs examples of two labels or more");
    }
    return List.copyOf(labels);
  }
}
