package dev.guestright.fairness.stats;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How many times the variance of independent decisions a figure has because decisions of one
 * customer hang together: the linearised variance between customers (Rao and Scott 1992, Biometrics
 * 48:577; customers with decisions in both groups as in Obuchowski 1997, Biometrics 53:567) by the
 * variance that as many independent decisions would have. Never below 1, which would make a figure
 * seem surer than it is; for few customers multiplied by how much less Student's distribution tells
 * of few than of many (Korn and Graubard 1998, Survey Methodology 24:193).
 */
public final class DesignEffect {

  private DesignEffect() {}

  /** Returns the design effect of a group's mean. */
  public static double of(ClusterSums group) {
    if (group.isIndependent()) {
      return 1;
    }
    return of(
        group.moves(),
        group.independently(),
        group.clusters(),
        group.together(),
        few(group.clusters(), group.size()));
  }

  /** Returns the design effect of the difference between two groups' means. */
  public static double of(ClusterSums one, ClusterSums other, ClusterSums.Cross cross) {
    double both = cross.both();
    if (one.isIndependent() && other.isIndependent() && both == 0) {
      return 1;
    }
    double moves = one.moves() + other.moves() - 2 * cross.moves(one, other);
    return of(
        moves,
        one.independently() + other.independently(),
        one.clusters() + other.clusters() - both,
        Math.max(one.together(), other.together()),
        few(Math.min(one.clusters(), other.clusters()), Math.min(one.size(), other.size())));
  }

  /**
   * Returns the design effect of any figure.
   *
   * @param moves the squares of what each customer moves it by, added up
   * @param independently its variance, were all decisions independent
   * @param clusters how many customers
   * @param together what to take where nothing varies
   * @param few the factor for few customers
   */
  public static double of(
      double moves, double independently, double clusters, double together, double few) {
    double scale = clusters > 1 ? clusters / (clusters - 1) : 1;
    double effect = scale * moves / independently;
    return Math.max(1, Double.isFinite(effect) ? effect : together) * few;
  }

  /** Returns the factor for few customers, 1 if each has one decision. */
  public static double few(double clusters, double size) {
    double ratio = quantile(clusters) / quantile(size);
    return Math.max(1, ratio * ratio);
  }

  private static double quantile(double count) {
    return TDistribution.of(Math.max(1, count - 1))
        .inverseSurvivalProbability(Confidence.ALPHA / 2);
  }
}
