package dev.guestright.fairness;

import dev.guestright.fairness.stats.DesignEffect;
import dev.guestright.fairness.stats.LikeWithLike;
import dev.guestright.fairness.stats.Proportion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The design effects of one attribute's or crossing's differences like with like: what each
 * customer moves a standardised difference by, over all strata that they have decisions in.
 */
final class AlikeEffects {

  private final List<Sums> all = new ArrayList<>();
  private final List<Kept> parts = new ArrayList<>();

  /** Some decisions of the present customer. */
  private record Kept(int place, int stratum, int good, long rows) {}

  /** What one decision in a stratum moves the difference by, on either side. */
  private record Cell(double weight, Proportion own, Proportion others) {

    double ownMove(int good) {
      return weight * (good - own.rate()) / own.of();
    }

    double othersMove(int good) {
      return weight * (good - others.rate()) / others.of();
    }

    double independently() {
      return weight * weight * (spread(own) + spread(others));
    }

    private static double spread(Proportion one) {
      return one.rate() * (1 - one.rate()) / one.of();
    }
  }

  /** What adds up for one comparison. */
  private static final class Sums {
    final int place;
    final int reference;
    final Map<Integer, Cell> cells = new LinkedHashMap<>();
    double moves;
    double clusters;
    double ownClusters;
    double ownSize;
    double otherClusters;
    double otherSize;
    double rowsRows;

    Sums(int place, int reference) {
      this.place = place;
      this.reference = reference;
    }

    void close(List<Kept> parts, long alike) {
      double move = 0;
      long own = 0;
      long others = 0;
      for (Kept part : parts) {
        Cell cell = cells.get(part.stratum());
        if (cell != null) {
          if (part.place() == place) {
            move += part.rows() * cell.ownMove(part.good());
            own += part.rows();
          } else if (reference < 0 || part.place() == reference) {
            move -= part.rows() * cell.othersMove(part.good());
            others += part.rows();
          }
        }
      }
      if (own + others > 0) {
        moves += alike * move * move;
        clusters += alike;
        ownClusters += own > 0 ? alike : 0;
        otherClusters += others > 0 ? alike : 0;
        ownSize += alike * own;
        otherSize += alike * others;
        rowsRows += (double) alike * (own + others) * (own + others);
      }
    }

    double effect() {
      double size = ownSize + otherSize;
      if (clusters == size || cells.isEmpty()) {
        return 1;
      }
      double independently = cells.values().stream().mapToDouble(Cell::independently).sum();
      return DesignEffect.of(
          moves,
          independently,
          clusters,
          rowsRows / size,
          DesignEffect.few(Math.min(ownClusters, otherClusters), Math.min(ownSize, otherSize)));
    }
  }

  AlikeEffects(Question question, Layout layout, List<Integer> order) {
    new Pairs(layout, question.references())
        .forEach(pair -> {
          Sums sums = new Sums(pair.place(), pair.reference().orElse(-1));
          Map<Integer, LikeWithLike.Stratum> strata = Rates.strata(layout, pair, order);
          double compared =
              strata.values().stream()
                  .filter(LikeWithLike.Stratum::compares)
                  .mapToLong(LikeWithLike.Stratum::size)
                  .sum();
          strata.forEach((number, stratum) -> {
            if (stratum.compares()) {
              sums.cells.put(
                  number,
                  new Cell(stratum.size() / compared, stratum.group(), stratum.reference()));
            }
          });
          all.add(sums);
        });
  }

  void add(int place, int stratum, int good, long rows) {
    parts.add(new Kept(place, stratum, good, rows));
  }

  /** Ends the present customer, or several who are alike. */
  void close(long alike) {
    all.forEach(it -> it.close(parts, alike));
    parts.clear();
  }

  /** Returns the design effect of a group's standardised difference. */
  double of(int place) {
    return all.stream()
        .filter(it -> it.place == place)
        .mapToDouble(Sums::effect)
        .findFirst()
        .orElse(1);
  }
}
