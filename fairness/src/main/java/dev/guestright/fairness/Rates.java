package dev.guestright.fairness;

import dev.guestright.fairness.DesignEffects.Figure;
import dev.guestright.fairness.stats.AlwaysValid;
import dev.guestright.fairness.stats.Differences;
import dev.guestright.fairness.stats.Independence;
import dev.guestright.fairness.stats.LikeWithLike;
import dev.guestright.fairness.stats.Proportion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The rates of one attribute's or crossing's groups, compared as they are and like with like. */
final class Rates {

  private final Question question;
  private final Layout layout;
  private final Looks looks;
  private final @Nullable DesignEffects effects;
  private final List<Integer> order;
  private final IntPredicate yes;
  private final IntPredicate no;
  private final List<GroupFigures> figures = new ArrayList<>();
  private final List<Comparison> comparisons = new ArrayList<>();
  private final List<WithinComparison> within = new ArrayList<>();

  Rates(
      Question question, Layout layout, Looks looks, Tally tally, @Nullable DesignEffects effects) {
    this.question = question;
    this.layout = layout;
    this.looks = looks;
    this.effects = effects;
    this.order = tally.strata();
    this.yes = tally.labelledYes();
    this.no = tally.labelledNo();
    for (int place = 0; place < layout.groups().size(); place++) {
      figures.add(figures(place));
    }
    Pairs pairs = new Pairs(layout, question.references());
    for (Metric metric : Metric.values()) {
      if (metric == Metric.SELECTION_RATE || question.label().isPresent()) {
        pairs.forEach(pair -> compare(pair, metric));
      }
    }
    if (isComparedWithin(question, layout)) {
      pairs.forEach(this::compareWithin);
    }
  }

  /** Whether like can be compared with like: not by what the groups themselves are made of. */
  static boolean isComparedWithin(Question question, Layout layout) {
    return !question.within().isEmpty()
        && question.within().stream().noneMatch(layout.attributes()::contains);
  }

  List<GroupFigures> figures() {
    return figures;
  }

  List<Comparison> comparisons() {
    return comparisons;
  }

  List<WithinComparison> within() {
    return within;
  }

  private GroupFigures figures(int place) {
    Counts counts = layout.counts(place);
    return new GroupFigures(
        layout.groups().get(place),
        figure(Figure.SELECTION_RATE, place, own(Metric.SELECTION_RATE, place)),
        figure(Figure.FALSE_POSITIVE_RATE, place, own(Metric.FALSE_POSITIVE_RATE, place)),
        figure(Figure.FALSE_NEGATIVE_RATE, place, own(Metric.FALSE_NEGATIVE_RATE, place)),
        figure(Figure.POSITIVE_PREDICTIVE, place, counts.rightWhere(true, yes, no)),
        figure(Figure.NEGATIVE_PREDICTIVE, place, counts.rightWhere(false, no, yes)));
  }

  /** A group's own rate, as uncertain as its customers make it. */
  private Proportion figure(Figure figure, int place, Proportion plain) {
    Proportion own = shown(plain);
    if (effects == null || own.of() == 0) {
      return own;
    }
    Hanging hanging = effects.of(layout, figure);
    return hanging.customers(place) < question.smallest()
        ? new Proportion(0, 0)
        : own.designed(hanging.own(place));
  }

  /** A proportion that nobody can be found in: of nothing, if it is of too few. */
  private Proportion shown(Proportion proportion) {
    return proportion.of() < question.smallest() ? new Proportion(0, 0) : proportion;
  }

  private Proportion own(Metric metric, int place) {
    return proportion(layout.counts(place), metric);
  }

  private Proportion others(Metric metric, Pairs.Pair pair) {
    if (pair.reference().isPresent()) {
      return own(metric, pair.reference().get());
    }
    Proportion all = proportion(layout.everyone(), metric);
    Proportion own = proportion(layout.counts(pair.place()), metric);
    return new Proportion(all.hits() - own.hits(), all.of() - own.of());
  }

  private Proportion proportion(Counts counts, Metric metric) {
    return switch (metric) {
      case SELECTION_RATE -> counts.selected();
      case FALSE_POSITIVE_RATE -> counts.selectedWhere(no);
      case FALSE_NEGATIVE_RATE -> {
        Proportion selected = counts.selectedWhere(yes);
        yield new Proportion(selected.misses(), selected.of());
      }
    };
  }

  private void compare(Pairs.Pair pair, Metric metric) {
    Proportion own = own(metric, pair.place());
    Proportion others = others(metric, pair);
    if (Math.min(own.of(), others.of()) < question.smallest()) {
      return;
    }
    if (effects != null) {
      Hanging hanging = effects.of(layout, Figure.of(metric));
      if (Math.min(hanging.customers(pair.place()), hanging.others(pair)) < question.smallest()) {
        return;
      }
      double effect = hanging.apart(pair.place());
      own = own.designed(effect);
      others = others.designed(effect);
    }
    Independence test = Independence.of(own, others);
    Comparison.Always always = always(own, others);
    int look =
        pair.mirrored()
            ? mirror(metric)
            : looks.add(question.daily() ? always.log10P() : test.log10P());
    comparisons.add(
        new Comparison(
            layout.groups().get(pair.place()),
            pair.name(),
            metric,
            own,
            others,
            Differences.newcombe(own, others),
            Differences.ratio(own, others),
            test,
            always,
            look,
            pair.mirrored()));
  }

  private static Comparison.Always always(Proportion own, Proportion others) {
    double variance = AlwaysValid.variance(own, others);
    double difference = own.rate() - others.rate();
    return new Comparison.Always(
        AlwaysValid.estimate(difference, variance), AlwaysValid.log10P(difference, variance));
  }

  private int mirror(Metric metric) {
    return comparisons.stream()
        .filter(it -> it.metric() == metric)
        .mapToInt(Comparison::look)
        .findFirst()
        .orElseThrow();
  }

  private void compareWithin(Pairs.Pair pair) {
    double effect = effects == null ? 1 : effects.alike(layout, pair.place());
    LikeWithLike figures =
        LikeWithLike.of(List.copyOf(strata(layout, pair, order).values()), effect);
    int look =
        pair.mirrored()
            ? within.getFirst().look()
            : looks.add(question.daily() ? figures.alwaysLog10P() : figures.log10P());
    within.add(
        new WithinComparison(
            layout.groups().get(pair.place()),
            pair.name(),
            question.within(),
            figures,
            look,
            pair.mirrored()));
  }

  /** Returns a group and its reference by the numbers of the strata that it is in, in order. */
  static Map<Integer, LikeWithLike.Stratum> strata(
      Layout layout, Pairs.Pair pair, List<Integer> order) {
    Map<Integer, LikeWithLike.Stratum> strata = new LinkedHashMap<>();
    Map<Integer, Proportion> own = layout.counts(pair.place()).strata();
    Map<Integer, Proportion> all =
        pair.reference().map(it -> layout.counts(it).strata()).orElse(layout.everyone().strata());
    for (int stratum : order) {
      Proportion mine = own.get(stratum);
      if (mine != null) {
        Proportion whole = all.getOrDefault(stratum, new Proportion(0, 0));
        Proportion theirs =
            pair.reference().isPresent()
                ? whole
                : new Proportion(whole.hits() - mine.hits(), whole.of() - mine.of());
        strata.put(stratum, new LikeWithLike.Stratum(mine, theirs));
      }
    }
    return strata;
  }
}
