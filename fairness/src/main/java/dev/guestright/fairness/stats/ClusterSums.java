package dev.guestright.fairness.stats;

/**
 * What must be added up over customers to know how much decisions of the same one hang together.
 * Sums of whole numbers are exact, and so the same in any order.
 */
public final class ClusterSums {

  private double clusters;
  private double size;
  private double sum;
  private double squares;
  private double sumSum;
  private double sumSize;
  private double sizeSize;

  /**
   * Adds some customers who are alike.
   *
   * @param own how many decisions each has here; more than 0
   * @param values the sum of their values
   * @param squared the sum of the squares of their values
   * @param alike how many such customers; less than 0 takes them off
   */
  public void add(double own, double values, double squared, long alike) {
    clusters += alike;
    size += alike * own;
    sum += alike * values;
    squares += alike * squared;
    sumSum += alike * values * values;
    sumSize += alike * values * own;
    sizeSize += alike * own * own;
  }

  /** Returns the sums of these and others, who are other customers or were taken off there. */
  public ClusterSums plus(ClusterSums other) {
    ClusterSums all = new ClusterSums();
    all.clusters = clusters + other.clusters;
    all.size = size + other.size;
    all.sum = sum + other.sum;
    all.squares = squares + other.squares;
    all.sumSum = sumSum + other.sumSum;
    all.sumSize = sumSize + other.sumSize;
    all.sizeSize = sizeSize + other.sizeSize;
    return all;
  }

  /** Returns how many customers there are. */
  public double clusters() {
    return clusters;
  }

  double size() {
    return size;
  }

  double mean() {
    return sum / size;
  }

  /** Whether every customer has one decision. */
  boolean isIndependent() {
    return clusters == size;
  }

  /** The variance of the mean, were all decisions independent. */
  double independently() {
    return Math.max(0, squares / size - mean() * mean()) / size;
  }

  /** The squares of what each customer moves the mean by, added up. */
  double moves() {
    double mean = mean();
    return Math.max(0, sumSum - 2 * mean * sumSize + mean * mean * sizeSize) / size / size;
  }

  /** How many decisions share a customer with a decision, itself included, on average. */
  double together() {
    return sizeSize / size;
  }

  /** What customers of two groups have in common: products over those who are in both. */
  public static final class Cross {

    private double both;
    private double sumSum;
    private double sumSize;
    private double sizeSum;
    private double sizeSize;

    /** Adds some customers who are alike and are in both groups. */
    public void add(double own, double values, double other, double otherValues, long alike) {
      both += alike;
      sumSum += alike * values * otherValues;
      sumSize += alike * values * other;
      sizeSum += alike * own * otherValues;
      sizeSize += alike * own * other;
    }

    double both() {
      return both;
    }

    /** The products of what each customer moves the two means by, added up. */
    double moves(ClusterSums one, ClusterSums other) {
      double p = one.mean();
      double q = other.mean();
      return (sumSum - q * sumSize - p * sizeSum + p * q * sizeSize) / one.size / other.size;
    }
  }
}
