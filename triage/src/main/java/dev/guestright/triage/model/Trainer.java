package dev.guestright.triage.model;

import java.util.ArrayList;
import java.util.List;
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
   * Trains; the same examples in the same order give the same model.
   *
   * @throws IllegalArgumentException when there are fewer than two labels
   */
  public TextModel train(List<Example> examples, Progress progress) {
    TreeSet<String> distinct = new TreeSet<>();
    examples.forEach(example -> distinct.add(example.label()));
    if (distinct.size() < 2) {
      throw new IllegalArgumentException("A model needs examples of two labels or more");
    }
    List<String> labels = List.copyOf(distinct);
    List<int[]> cut = new ArrayList<>(examples.size());
    examples.forEach(example -> cut.add(ngrams.hashes(example.text())));
    Vocabulary vocabulary = Vocabulary.of(cut, minTexts);
    List<Features> x = new ArrayList<>(examples.size());
    cut.forEach(text -> x.add(vocabulary.weigh(text)));
    int[] y = new int[examples.size()];
    for (int i = 0; i < y.length; i++) {
      y[i] = labels.indexOf(examples.get(i).label());
    }
    SoftmaxHead head =
        new SoftmaxTraining(passes, STEP, SHRINK, balanced)
            .fit(x, y, labels.size(), vocabulary.size(), progress);
    return new TextModel(labels, ngrams, vocabulary, head);
  }
}
