package dev.guestright.fairness;

import dev.guestright.fairness.count.Clusters;
import dev.guestright.fairness.count.Column;
import dev.guestright.fairness.count.Combinations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one pass over the decisions tells: each combination of values is counted once by
 * the engine and rolled up here into every attribute and crossing.
 */
final class Tally implements Combinations {

  private static final int MOST_LABELS = 64;

  private final Question question;
  private final YesOrNo favourable;
  private final List<Dictionary> attributes;
  private final List<Layout> layouts;
  private final Dictionary labels;
  private final List<@Nullable String> rawLabels = new ArrayList<>();
  private final Map<List<String>, Integer> strata = new HashMap<>();
  private final Map<String, Long> outcomes = new HashMap<>();
  private final Map<String, YesOrNo.Meaning> meanings = new HashMap<>();
  private final int[] numbers;
  private long rows;
  private long undecided;

  Tally(Question question) {
    this.question = question;
    this.favourable = new YesOrNo(question.favourable());
    this.attributes = question.groups().stream().map(Dictionary::new).toList();
    this.labels = new Dictionary(question.label().orElse(""));
    this.numbers = new int[attributes.size()];
    this.layouts =
        crossings(attributes.size(), question.crossing()).stream()
            .map(positions -> new Layout(positions, attributes))
            .toList();
  }

  /** Returns all choices of up to so many attributes: single ones first, then pairs, and so on. */
  static List<int[]> crossings(int attributes, int most) {
    List<int[]> all = new ArrayList<>();
    List<int[]> last = List.of(new int[0]);
    for (int size = 1; size <= Math.min(attributes, most); size++) {
      List<int[]> next = new ArrayList<>();
      for (int[] chosen : last) {
        int from = chosen.length == 0 ? 0 : chosen[chosen.length - 1] + 1;
        for (int more = from; more < attributes; more++) {
          int[] longer = Arrays.copyOf(chosen, size);
          longer[size - 1] = more;
          next.add(longer);
        }
      }
      all.addAll(next);
      last = next;
    }
    return all;
  }

  /** Returns the columns that an engine must count by: groups, outcome, label, strata, wait. */
  List<Column> columns() {
    List<Column> columns = question.texts();
    question.waiting().ifPresent(it -> columns.add(new Column.Known(it)));
    return columns;
  }

  @Override
  public void accept(@Nullable String[] values, long count) {
    rows += count;
    int at = attributes.size();
    @Nullable String outcome = values[at++];
    YesOrNo.Meaning meaning = outcomeMeaning(outcome);
    int label = question.label().isPresent() ? label(values[at++]) : 0;
    if (meanings.size() > Dictionary.MOST) {
      throw new QuestionException(
          "Column '%s' has too many values for an outcome".formatted(question.outcome()));
    }
    if (meaning == YesOrNo.Meaning.MISSING) {
      undecided += count;
      return;
    }
    if (outcomes.size() <= MOST_LABELS) {
      outcomes.merge(String.valueOf(outcome), count, Long::sum);
    }
    boolean good = meaning == YesOrNo.Meaning.YES;
    int stratum = question.within().isEmpty() ? 0 : stratum(values, at);
    boolean waited =
        question.waiting().isPresent() && values[at + question.within().size()] != null;
    number(values, numbers);
    for (Layout layout : layouts) {
      Counts counts = layout.of(numbers);
      counts.add(label, good, count);
      if (!question.within().isEmpty()) {
        counts.addStratum(stratum, good, count);
      }
      if (waited) {
        counts.addWaits(count);
      }
    }
  }

  /** Takes which groups a customer is in, for groups to be small who are few people. */
  void meet(List<Clusters.Part> parts, long alike) {
    for (Clusters.Part part : parts) {
      @Nullable String[] values = part.values().toArray(new @Nullable String[0]);
      if (outcomeMeaning(values[attributes.size()]) != YesOrNo.Meaning.MISSING) {
        number(values, numbers);
        layouts.forEach(it -> it.meet(numbers));
      }
    }
    layouts.forEach(it -> it.leave(alike));
  }

  /** Returns the columns of groups and of the outcome. */
  List<Column> groupsAndOutcome() {
    return columns().subList(0, attributes.size() + 1);
  }

  /** Numbers the group values of a row. */
  void number(@Nullable String[] values, int[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = attributes.get(i).number(values[i]);
    }
  }

  /** Numbers one group value. */
  int number(int attribute, @Nullable String value) {
    return attributes.get(attribute).number(value);
  }

  /** Returns what an outcome means. */
  YesOrNo.Meaning outcomeMeaning(@Nullable String value) {
    return meanings.computeIfAbsent(value == null ? "" : value, favourable::of);
  }

  /** Numbers a label. */
  int label(@Nullable String value) {
    int number = labels.number(value);
    if (number >= MOST_LABELS) {
      throw new QuestionException(
          "Column '%s' has too many values for a label".formatted(question.label().orElse("")));
    }
    if (number == rawLabels.size()) {
      rawLabels.add(value);
    }
    return number;
  }

  /** Numbers the stratum of a row, whose columns begin there. */
  int stratum(@Nullable String[] values, int from) {
    List<String> key = new ArrayList<>();
    for (int i = 0; i < question.within().size(); i++) {
      @Nullable String value = values[from + i];
      key.add(value == null ? "" : value.strip());
    }
    return strata.computeIfAbsent(key, it -> strata.size());
  }

  /**
   * Returns the numbers of all strata, ordered by what they are and not as they came: an engine may
   * hand them over in another order each time, and sums over them would then differ in the last
   * digits.
   */
  List<Integer> strata() {
    Comparator<List<String>> byColumn =
        IntStream.range(0, question.within().size())
            .<Comparator<List<String>>>mapToObj(i -> Comparator.comparing(key -> key.get(i)))
            .reduce((_, _) -> 0, Comparator::thenComparing);
    return strata.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(byColumn))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Decides which groups may be shown, and whether the outcome and the references make sense. */
  void close() {
    if (meanings.containsValue(YesOrNo.Meaning.UNCLEAR)) {
      throw new QuestionException(
          "Which value of '%s' is good for the customer? Name it with --favourable%s"
              .formatted(question.outcome(), examples()));
    }
    if (question.favourable().isPresent()
        && outcomes.size() > 1
        && !meanings.containsValue(YesOrNo.Meaning.YES)) {
      throw new QuestionException(
          "No decision has '%s' in column '%s'%s"
              .formatted(question.favourable().get(), question.outcome(), examples()));
    }
    layouts.forEach(layout -> layout.close(question.smallest()));
    layouts.stream().limit(attributes.size()).forEach(this::checkReference);
  }

  /** The outcomes themselves, if they are few and none is somebody's own. */
  private String examples() {
    return outcomes.size() > 6
            || outcomes.values().stream().anyMatch(count -> count < question.smallest())
        ? ""
        : outcomes.keySet().stream().sorted().collect(Collectors.joining(", ", " (it has: ", ")"));
  }

  private void checkReference(Layout layout) {
    if (layout.groups().isEmpty()) {
      return;
    }
    String attribute = layout.groups().getFirst().attribute();
    if (question.references().containsKey(attribute)
        && layout.reference(question.references()) < 0) {
      throw new QuestionException(
          "The reference of '%s' is no group of %d decisions or more"
              .formatted(attribute, question.smallest()));
    }
  }

  /** Returns which label numbers mean yes. */
  IntPredicate labelledYes() {
    return labelled(YesOrNo.Meaning.YES);
  }

  /** Returns which label numbers mean no. */
  IntPredicate labelledNo() {
    return labelled(YesOrNo.Meaning.NO);
  }

  private IntPredicate labelled(YesOrNo.Meaning wanted) {
    YesOrNo reading = labelReading();
    boolean[] meant = new boolean[rawLabels.size()];
    for (int i = 0; i < meant.length; i++) {
      YesOrNo.Meaning meaning = reading.of(rawLabels.get(i));
      if (meaning == YesOrNo.Meaning.UNCLEAR) {
        throw new QuestionException(
            "Which value of '%s' should have had the favourable outcome? Name it: positive"
                .formatted(question.label().orElse("")));
      }
      meant[i] = meaning == wanted;
    }
    return number -> number < meant.length && meant[number];
  }

  /**
   * A label speaks the outcome's language if it has its favourable value, else plain yes and no.
   */
  private YesOrNo labelReading() {
    if (question.positive().isPresent()) {
      return new YesOrNo(question.positive());
    }
    boolean same =
        question.favourable().isPresent()
            && rawLabels.stream().anyMatch(it -> favourable.of(it) == YesOrNo.Meaning.YES);
    return same ? favourable : new YesOrNo(java.util.Optional.empty());
  }

  List<Layout> layouts() {
    return layouts;
  }

  long rows() {
    return rows;
  }

  long undecided() {
    return undecided;
  }
}
