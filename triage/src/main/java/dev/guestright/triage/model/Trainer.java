package dev.guestright.triage.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * How to make a {@link TextModel} from examples.
 *
 * @param ngrams what is read of a text
 * @param minTexts in how many texts an n-gram must be to count; 2 leaves out what is said once
 * @param passes how often the examples are gone through
 * @param balanced whether each label counts as much as another, however many examples it has
 */
public record Trainer(NGrams ngrams, int minTexts, int passes, boolean balanced) {
  /** Chosen by cross-validation: see docs/reference/triage.md. */
  private static final float STEP = 0.3f;

  /**
   * Trains on n-grams alone; the same examples in the same order give the same model.
   *
   * @throws IllegalArgumentException when there are fewer than two labels
   */
  public TextModel train(List<Example> examples, Progress progress) {
    Cutter cutter = new Cutter(ngrams, List.of());
    List<String> labels = labels(examples);
    float[] weights = new float[examples.size()];
    Arrays.fill(weights, 1);
    List<Cut> cuts = cuts(examples, cutter, Progress.unwatched());
    return new TextModel(
        labels, cutter, heads(cuts, classes(examples, labels), weights, labels, cutter, progress));
  }

  /** What can be learned from texts that are cut for both readings. */
  Heads heads(
      List<Cut> cuts, int[] y, float[] weights, List<String> labels, Cutter cutter, Progress seen) {
    Vocabulary vocabulary =
        Vocabulary.of(cuts.stream().map(Cut::hashes).toList(), minTexts)
            .around(Vocabulary.centre(cuts));
    List<Features> all = cuts.stream().map(vocabulary::weigh).toList();
    int beyond = cutter.dimensions() - cutter.quickDimensions();
    List<Features> first = all.stream().map(x -> x.first(x.size() - beyond)).toList();
    SoftmaxTraining training = new SoftmaxTraining(passes, STEP, balanced);
    int known = vocabulary.size();
    int classes = labels.size();
    return new Heads(
        vocabulary,
        training.fit(first, y, weights, classes, known + cutter.quickDimensions(), seen),
        cutter.canDeepen()
            ? Optional.of(training.fit(all, y, weights, classes, known + cutter.dimensions(), seen))
            : Optional.empty(),
        Optional.empty(),
        0);
  }

  /** The examples' texts, cut for both readings, on all cores. */
  static List<Cut> cuts(List<Example> examples, Cutter cutter, Progress progress) {
    AtomicInteger done = new AtomicInteger();
    return IntStream.range(0, examples.size())
        .parallel()
        .mapToObj(i -> {
          String text = examples.get(i).text();
          Cut cut = cutter.cut(text);
          Cut deep = cutter.canDeepen() ? cutter.deepen(cut, text) : cut;
          progress.at(done.incrementAndGet(), examples.size());
          return deep;
        })
        .toList();
  }

  /** Each example's label as its position among the labels. */
  static int[] classes(List<Example> examples, List<String> labels) {
    return examples.stream().mapToInt(e -> labels.indexOf(e.label())).toArray();
  }

  static List<String> labels(List<Example> examples) {
    TreeSet<String> labels = new TreeSet<>();
    examples.forEach(example -> labels.add(example.label()));
    if (labels.size() < 2) {
      throw new IllegalArgumentException("A model needs examples of two labels or more");
    }
    return List.copyOf(labels);
  }
}
