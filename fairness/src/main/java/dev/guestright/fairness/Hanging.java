package dev.guestright.fairness;

import dev.guestright.fairness.stats.ClusterSums;
import dev.guestright.fairness.stats.DesignEffect;
import java.util.ArrayList;
import java.util.List;

/**
 * How much decisions of the same customer hang together in one figure of one attribute or crossing:
 * takes customers one by one, and only what each has in the groups they are in.
 */
final class Hanging {

  private static final int NONE = -1;

  private final int reference;
  private final List<ClusterSums> own = new ArrayList<>();
  private final List<ClusterSums> taken = new ArrayList<>();
  private final List<ClusterSums.Cross> cross = new ArrayList<>();
  private final ClusterSums everyone = new ClusterSums();
  private final List<Integer> touched = new ArrayList<>();
  private final double[] size;
  private final double[] sum;
  private final double[] squares;
  private double allSize;
  private double allSum;
  private double allSquares;

  /**
   * Begins without customers.
   *
   * @param groups how many groups may be shown
   * @param reference the place of the one that others are compared with; less than 0 if that is
   *     everyone else
   */
  Hanging(int groups, int reference) {
    this.reference = reference;
    this.size = new double[groups];
    this.sum = new double[groups];
    this.squares = new double[groups];
    for (int i = 0; i < groups; i++) {
      own.add(new ClusterSums());
      taken.add(new ClusterSums());
      cross.add(new ClusterSums.Cross());
    }
  }

  /** Takes decisions of the present customer; a place below 0 is in no group that is shown. */
  void add(int place, double value, long rows) {
    allSize += rows;
    allSum += value * rows;
    allSquares += value * value * rows;
    if (place >= 0) {
      if (size[place] == 0) {
        touched.add(place);
      }
      size[place] += rows;
      sum[place] += value * rows;
      squares[place] += value * value * rows;
    }
  }

  /** Ends the present customer, or several who are alike. */
  void close(long alike) {
    if (allSize == 0) {
      return;
    }
    everyone.add(allSize, allSum, allSquares, alike);
    for (int place : touched) {
      own.get(place).add(size[place], sum[place], squares[place], alike);
      if (reference >= 0) {
        meet(place, size[reference], sum[reference], alike);
      } else {
        double rest = allSize - size[place];
        double restSum = allSum - sum[place];
        taken.get(place).add(allSize, allSum, allSquares, -alike);
        if (rest > 0) {
          taken.get(place).add(rest, restSum, allSquares - squares[place], alike);
        }
        meet(place, rest, restSum, alike);
      }
    }
    for (int place : touched) {
      size[place] = 0;
      sum[place] = 0;
      squares[place] = 0;
    }
    touched.clear();
    allSize = 0;
    allSum = 0;
    allSquares = 0;
  }

  private void meet(int place, double others, double theirs, long alike) {
    if (others > 0) {
      cross.get(place).add(size[place], sum[place], others, theirs, alike);
    }
  }

  /** Returns the design effect of a group's own figure. */
  double own(int place) {
    return DesignEffect.of(own.get(place));
  }

  /** Returns the design effect of the difference between a group and its reference. */
  double apart(int place) {
    return DesignEffect.of(own.get(place), others(place), cross.get(place));
  }

  private ClusterSums others(int place) {
    return reference == NONE ? everyone.plus(taken.get(place)) : own.get(reference);
  }

  /** Returns how many customers a group's figure is of. */
  double customers(int place) {
    return own.get(place).clusters();
  }

  /** Returns how many customers a group is compared with. */
  double others(Pairs.Pair pair) {
    return others(pair.place()).clusters();
  }
}
