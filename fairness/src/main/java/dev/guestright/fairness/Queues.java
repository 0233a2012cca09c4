package dev.guestright.fairness;

import dev.guestright.fairness.DesignEffects.Figure;
import dev.guestright.fairness.stats.AlwaysValid;
import dev.guestright.fairness.stats.Differences;
import dev.guestright.fairness.stats.Estimate;
import dev.guestright.fairness.stats.Independence;
import dev.guestright.fairness.stats.Proportion;
import dev.guestright.fairness.stats.RankSum;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The waits of one attribute's or crossing's groups, side by side. */
final class Queues {

  private final Question question;
  private final Layout layout;
  private final int reference;
  private final @Nullable DesignEffects effects;
  private final List<Queue> queues = new ArrayList<>();
  private final Queue everyone;
  private final Set<Queue> touched = new HashSet<>();
  private double ties;

  Queues(Question question, Layout layout, @Nullable DesignEffects effects) {
    this.question = question;
    this.layout = layout;
    this.effects = effects;
    this.reference = layout.reference(question.references());
    for (int place = 0; place < layout.groups().size(); place++) {
      long size = layout.counts(place).waits();
      queues.add(
          effects == null || size == 0
              ? new Queue(size)
              : new Queue(
                  size,
                  effects.of(layout, Figure.RANKS).own(place),
                  effects.of(layout, Figure.LONGEST).own(place)));
    }
    this.everyone = new Queue(layout.everyone().waits());
  }

  long size() {
    return everyone.size();
  }

  void add(int[] numbers, long rows) {
    int place = layout.place(numbers);
    everyone.add(rows);
    if (place >= 0) {
      Queue queue = queues.get(place);
      queue.add(rows);
      touched.add(queue);
    }
  }

  void close(double wait) {
    Queue others = reference >= 0 ? queues.get(reference) : everyone;
    for (Queue queue : touched) {
      if (reference < 0) {
        queue.meet(everyone.seen() - queue.seen(), everyone.block() - queue.block());
      } else if (queue != others) {
        queue.meet(others.seen(), others.block());
      }
    }
    ties += Queue.cubes(others.block());
    touched.forEach(queue -> queue.close(wait));
    everyone.close(wait);
    touched.clear();
  }

  void beginTail() {
    queues.forEach(Queue::beginTail);
    everyone.beginTail();
  }

  void beginHorizon(double wait) {
    queues.forEach(it -> it.beginHorizon(wait));
    everyone.beginHorizon(wait);
  }

  List<WaitFigures> figures() {
    List<WaitFigures> figures = new ArrayList<>();
    for (int place = 0; place < queues.size(); place++) {
      Queue queue = queues.get(place);
      if (isShown(place)) {
        figures.add(
            new WaitFigures(
                layout.groups().get(place),
                queue.size(),
                queue.median(),
                queue.ninetieth(),
                queue.restrictedMean(),
                queue.longest(),
                people(place) * (1 - Waits.TAIL) < question.smallest()
                    ? List.of()
                    : queue.spread()));
      }
    }
    return figures;
  }

  private boolean isShown(int place) {
    return people(place) >= question.smallest();
  }

  private double people(int place) {
    return effects == null
        ? queues.get(place).size()
        : effects.of(layout, Figure.RANKS).customers(place);
  }

  private boolean isShown(Pairs.Pair pair) {
    return isShown(pair.place())
        && (effects == null
            || effects.of(layout, Figure.RANKS).others(pair) >= question.smallest());
  }

  List<WaitComparison> comparisons(Looks looks) {
    List<WaitComparison> comparisons = new ArrayList<>();
    new Pairs(layout, question.references())
        .forEach(pair -> {
          Queue own = queues.get(pair.place());
          long others =
              pair.reference().isPresent()
                  ? queues.get(reference).size()
                  : everyone.size() - own.size();
          if (Math.min(own.size(), others) >= question.smallest() && isShown(pair)) {
            comparisons.add(compare(pair, own, others, looks, comparisons));
          }
        });
    return comparisons;
  }

  private WaitComparison compare(
      Pairs.Pair pair, Queue own, long size, Looks looks, List<WaitComparison> before) {
    boolean named = pair.reference().isPresent();
    Proportion all = everyone.longest();
    double tailEffect = effect(Figure.LONGEST, pair);
    Proportion mine = own.longest().designed(tailEffect);
    Proportion longest =
        (named
                ? queues.get(reference).longest()
                : new Proportion(all.hits() - own.longest().hits(), size))
            .designed(tailEffect);
    RankSum ranks =
        RankSum.of(
            own.pairs(),
            own.size(),
            size,
            named ? ties + own.ties() : ties,
            effect(Figure.RANKS, pair));
    Independence tail = Independence.of(mine, longest);
    boolean daily = question.daily();
    double ranksP =
        daily ? AlwaysValid.log10P(ranks.superiority() - 0.5, ranks.variance()) : ranks.log10P();
    double tailP =
        daily
            ? AlwaysValid.log10P(mine.rate() - longest.rate(), AlwaysValid.variance(mine, longest))
            : tail.log10P();
    int ranksLook = pair.mirrored() ? before.getFirst().ranksLook() : looks.add(ranksP);
    int tailLook = pair.mirrored() ? before.getFirst().tailLook() : looks.add(tailP);
    return new WaitComparison(
        layout.groups().get(pair.place()),
        pair.name(),
        ranks,
        apart(pair, own.median(), true),
        apart(pair, own.ninetieth(), false),
        Differences.newcombe(mine, longest),
        tail,
        ranksLook,
        tailLook,
        pair.mirrored());
  }

  private double effect(Figure figure, Pairs.Pair pair) {
    return effects == null ? 1 : effects.of(layout, figure).apart(pair.place());
  }

  /**
   * A difference of quantiles needs the reference's own quantile: a group's, or the other one's.
   */
  private Estimate apart(Pairs.Pair pair, Estimate own, boolean median) {
    int other = pair.reference().orElse(layout.isPair() ? 1 - pair.place() : -1);
    if (other < 0) {
      return Estimate.UNKNOWN;
    }
    Queue queue = queues.get(other);
    return Differences.apart(own, median ? queue.median() : queue.ninetieth());
  }
}
