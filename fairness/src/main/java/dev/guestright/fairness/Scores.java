package dev.guestright.fairness;

import dev.guestright.fairness.DesignEffects.Figure;
import dev.guestright.fairness.count.Column;
import dev.guestright.fairness.count.Numbers;
import dev.guestright.fairness.stats.AlwaysValid;
import dev.guestright.fairness.stats.Confidence;
import dev.guestright.fairness.stats.Estimate;
import dev.guestright.fairness.stats.Interval;
import dev.guestright.fairness.stats.Tail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Takes all scores with their labels by ascending score, and says what they mean by group. */
final class Scores implements Numbers {

  private final Question question;
  private final Tally tally;
  private final @Nullable DesignEffects effects;
  private final Map<Layout, Sums> sums = new LinkedHashMap<>();
  private final Set<ScoreSums> touched = new LinkedHashSet<>();
  private final IntPredicate yes;
  private final IntPredicate no;
  private final int[] numbers;
  private double block = Double.NaN;

  /** The sums of one attribute's or crossing's groups, and of all. */
  private record Sums(List<ScoreSums> groups, ScoreSums everyone, List<LineCounts> lines) {}

  Scores(Question question, Tally tally, @Nullable DesignEffects effects) {
    this.question = question;
    this.tally = tally;
    this.effects = effects;
    this.yes = tally.labelledYes();
    this.no = tally.labelledNo();
    this.numbers = new int[question.groups().size()];
    for (Layout layout : tally.layouts()) {
      List<ScoreSums> groups = layout.groups().stream().map(it -> new ScoreSums()).toList();
      List<LineCounts> lines = layout.groups().stream().map(it -> new LineCounts()).toList();
      sums.put(layout, new Sums(groups, new ScoreSums(), lines));
    }
  }

  /** Returns the columns that come with each score: groups, outcome, label. */
  List<Column> columns() {
    return tally.columns().subList(0, numbers.length + 2);
  }

  @Override
  public void accept(@Nullable String[] values, double score, long rows) {
    int label = tally.label(values[numbers.length + 1]);
    boolean isYes = yes.test(label);
    YesOrNo.Meaning outcome = tally.outcomeMeaning(values[numbers.length]);
    if (!(isYes || no.test(label)) || outcome == YesOrNo.Meaning.MISSING) {
      return;
    }
    if (score < 0 || score > 1) {
      throw new QuestionException(
          "Column '%s' has values below 0 or above 1: a score must be a probability, so divide it"
              .formatted(question.score().orElse("")));
    }
    if (score != block) {
      close();
      block = score;
    }
    tally.number(values, numbers);
    sums.forEach((layout, all) -> {
      int place = layout.place(numbers);
      add(all.everyone(), isYes, rows);
      if (place >= 0) {
        add(all.groups().get(place), isYes, rows);
        all.lines().get(place).add(score, outcome == YesOrNo.Meaning.YES, isYes, rows);
      }
    });
  }

  private void add(ScoreSums one, boolean isYes, long rows) {
    one.add(isYes, rows);
    touched.add(one);
  }

  /** Ends a run of equal scores. */
  void close() {
    touched.forEach(it -> it.close(block));
    touched.clear();
  }

  List<CalibrationFigures> figures() {
    List<CalibrationFigures> figures = new ArrayList<>();
    sums.forEach((layout, all) -> {
      for (int place = 0; place < layout.groups().size(); place++) {
        ScoreSums own = all.groups().get(place);
        if (people(layout, place) >= question.smallest()) {
          double effect = effects == null ? 1 : effects.of(layout, Figure.SCORE).own(place);
          figures.add(
              new CalibrationFigures(
                  layout.groups().get(place),
                  own.size(),
                  own.score(),
                  own.observed(),
                  own.estimate(effect),
                  own.expectedError(),
                  own.errorByChance(),
                  effects == null ? own.bins(question.smallest()) : List.of()));
        }
      }
    });
    return figures;
  }

  /** Returns what lines through the score would change; none where few people may have many. */
  List<WhatIf> whatIfs() {
    List<WhatIf> all = new ArrayList<>();
    for (int line = 1; line < ScoreSums.BINS && effects == null; line++) {
      List<WhatIf.Side> sides = new ArrayList<>();
      for (Map.Entry<Layout, Sums> one : sums.entrySet()) {
        for (int place = 0; place < one.getValue().lines().size(); place++) {
          if (people(one.getKey(), place) >= question.smallest()) {
            Group group = one.getKey().groups().get(place);
            sides.add(one.getValue().lines().get(place).side(group, line, question.smallest()));
          }
        }
      }
      all.add(new WhatIf((double) line / ScoreSums.BINS, sides));
    }
    return all;
  }

  private double people(Layout layout, int place) {
    return effects == null
        ? sums.getOrDefault(layout, NONE).groups().get(place).size()
        : effects.of(layout, Figure.SCORE).customers(place);
  }

  private static final Sums NONE = new Sums(List.of(), new ScoreSums(), List.of());

  List<CalibrationComparison> comparisons(Looks looks) {
    List<CalibrationComparison> all = new ArrayList<>();
    sums.forEach((layout, here) -> {
      List<CalibrationComparison> before = new ArrayList<>();
      new Pairs(layout, question.references())
          .forEach(pair -> {
            ScoreSums own = here.groups().get(pair.place());
            ScoreSums others =
                pair.reference().isPresent()
                    ? here.groups().get(pair.reference().get())
                    : here.everyone().minus(own);
            double fewest =
                Math.min(
                    people(layout, pair.place()),
                    effects == null
                        ? others.size()
                        : effects.of(layout, Figure.SCORE).others(pair));
            if (fewest >= question.smallest()) {
              before.add(compare(layout, pair, own, others, looks, before));
            }
          });
      all.addAll(before);
    });
    return all;
  }

  private CalibrationComparison compare(
      Layout layout,
      Pairs.Pair pair,
      ScoreSums own,
      ScoreSums others,
      Looks looks,
      List<CalibrationComparison> before) {
    double effect = effects == null ? 1 : effects.of(layout, Figure.SCORE).apart(pair.place());
    double apart = own.gap() - others.gap();
    double deviation = Math.sqrt(effect * (own.variance() + others.variance()));
    double log10P = deviation > 0 ? Tail.twoSided(apart / deviation) : 0;
    double reach = Confidence.Z * deviation;
    return new CalibrationComparison(
        layout.groups().get(pair.place()),
        pair.name(),
        own.gap(),
        others.gap(),
        new Estimate(apart, new Interval(apart - reach, apart + reach)),
        log10P,
        pair.mirrored()
            ? before.getFirst().look()
            : looks.add(
                question.daily() ? AlwaysValid.log10P(apart, deviation * deviation) : log10P),
        pair.mirrored());
  }
}
