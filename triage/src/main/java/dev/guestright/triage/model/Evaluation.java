package dev.guestright.triage.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * How well a model answered.
 *
 * @param all all examples together
 * @param macroF1 the mean of each label's F1, so that a rare label counts as much as a common one
 * @param ece expected calibration error over ten bins of equal width (Guo et al. 2017): how far
 *     confidence is from being right that often, 0 at best
 * @param perSecond predictions a second of one core's time, one text after the other
 * @param byGroup for each column beside the label, such as {@code language}, and each value in it,
 *     how many were right
 * @param confusion for each true label, how often each label was answered
 */
public record Evaluation(
    Share all,
    double macroF1,
    double ece,
    double perSecond,
    Map<String, Map<String, Share>> byGroup,
    Map<String, Map<String, Integer>> confusion) {

  private static final int BINS = 10;
  private static final int WARM_UP = 300;

  /**
   * Answers all examples with the model, one after the other on this thread, and scores the
   * answers. The first {@value #WARM_UP} are read once before the clock starts, because a Java
   * machine that has just started is slow.
   */
  public static Evaluation of(TextModel model, List<Example> examples, Progress progress) {
    examples.stream().limit(WARM_UP).forEach(example -> model.predict(example.text()));
    long start = CpuTime.ofThisThread();
    List<Prediction> answers = new ArrayList<>(examples.size());
    for (Example example : examples) {
      answers.add(model.predict(example.text()));
      progress.at(answers.size(), examples.size());
    }
    double seconds = Math.max(1e-9, (CpuTime.ofThisThread() - start) / 1e9);
    return of(examples, answers, answers.size() / seconds);
  }

  /** Scores answers that were given already, in the examples' order, at this speed. */
  public static Evaluation of(List<Example> examples, List<Prediction> answers, double perSecond) {
    if (examples.size() != answers.size() || examples.isEmpty()) {
      throw new IllegalArgumentException("One answer for each example, and at least one");
    }
    Share all = new Share(0, 0);
    Map<String, Map<String, Share>> byGroup = new TreeMap<>();
    Map<String, Map<String, Integer>> confusion = new TreeMap<>();
    for (int i = 0; i < answers.size(); i++) {
      Example example = examples.get(i);
      boolean right = answers.get(i).label().equals(example.label());
      all = all.plus(right);
      confusion
          .computeIfAbsent(example.label(), l -> new TreeMap<>())
          .merge(answers.get(i).label(), 1, Integer::sum);
      example
          .groups()
          .forEach((column, value) ->
              byGroup
                  .computeIfAbsent(column, c -> new TreeMap<>())
                  .merge(value, new Share(0, 0).plus(right), (sum, one) -> sum.plus(right)));
    }
    return new Evaluation(
        all, macroF1(confusion), ece(examples, answers), perSecond, byGroup, confusion);
  }

  /**
   * As JSON: {@code {"n":…,"accuracy":…,"macroF1":…,"ece":…,"perSecond":…,"byLanguage":{"de":
   * {"n":…,"accuracy":…,"low":…,"high":…}},"byGroup":{"column":{"value":{…}}},"confusion":{…}}}.
   * {@code low} and {@code high} are the ends of the 95 % interval.
   */
  public String toJson() {
    return new JsonMapper().writeValueAsString(asMap());
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("n", all.n());
    map.put("accuracy", all.accuracy());
    map.put("low", all.low());
    map.put("high", all.high());
    map.put("macroF1", macroF1);
    map.put("ece", ece);
    map.put("perSecond", perSecond);
    map.put("byLanguage", asMap(byGroup.getOrDefault(LanguageShares.LANGUAGE, Map.of())));
    Map<String, Object> groups = new LinkedHashMap<>();
    byGroup.forEach((column, shares) -> {
      if (!column.equals(LanguageShares.LANGUAGE)) {
        groups.put(column, asMap(shares));
      }
    });
    map.put("byGroup", groups);
    map.put("confusion", confusion);
    return map;
  }

  private static Map<String, Object> asMap(Map<String, Share> shares) {
    Map<String, Object> map = new LinkedHashMap<>();
    shares.forEach((value, share) -> {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("n", share.n());
      one.put("accuracy", share.accuracy());
      one.put("low", share.low());
      one.put("high", share.high());
      map.put(value, one);
    });
    return map;
  }

  private static double macroF1(Map<String, Map<String, Integer>> confusion) {
    double sum = 0;
    for (Map.Entry<String, Map<String, Integer>> row : confusion.entrySet()) {
      int right = row.getValue().getOrDefault(row.getKey(), 0);
      int meant = row.getValue().values().stream().mapToInt(Integer::intValue).sum();
      int answered =
          confusion.values().stream().mapToInt(r -> r.getOrDefault(row.getKey(), 0)).sum();
      sum += 2.0 * right / (meant + answered);
    }
    return sum / confusion.size();
  }

  private static double ece(List<Example> examples, List<Prediction> answers) {
    int[] right = new int[BINS];
    double[] confidence = new double[BINS];
    for (int i = 0; i < answers.size(); i++) {
      int bin = Math.min(BINS - 1, (int) (answers.get(i).confidence() * BINS));
      confidence[bin] += answers.get(i).confidence();
      right[bin] += answers.get(i).label().equals(examples.get(i).label()) ? 1 : 0;
    }
    double gap = 0;
    for (int bin = 0; bin < BINS; bin++) {
      gap += Math.abs(confidence[bin] - right[bin]);
    }
    return gap / answers.size();
  }
}
