package dev.guestright.fairness.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/** What a probability is worth when many were looked at. In and out as log10, in the same order. */
public final class Correction {

  private Correction() {}

  /** Bounds the chance of one false alarm or more among all (Holm 1979). */
  public static double[] holm(double[] log10P) {
    int[] order = ascending(log10P);
    double[] adjusted = new double[log10P.length];
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < order.length; i++) {
      highest = Math.max(highest, log10P[order[i]] + Math.log10(order.length - i));
      adjusted[order[i]] = Math.min(0, highest);
    }
    return adjusted;
  }

  /** Bounds the expected share of false alarms among the alarms (Benjamini and Hochberg 1995). */
  public static double[] benjaminiHochberg(double[] log10P) {
    int[] order = ascending(log10P);
    double[] adjusted = new double[log10P.length];
    double lowest = 0;
    for (int i = order.length - 1; i >= 0; i--) {
      lowest = Math.min(lowest, log10P[order[i]] + Math.log10(order.length / (i + 1.0)));
      adjusted[order[i]] = lowest;
    }
    return adjusted;
  }

  private static int[] ascending(double[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> values[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
