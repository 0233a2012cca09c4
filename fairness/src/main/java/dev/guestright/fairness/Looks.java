package dev.guestright.fairness;

import dev.guestright.fairness.stats.Confidence;
import dev.guestright.fairness.stats.Correction;
import java.util.ArrayList;
import java.util.List;

/** All that an audit looked at: each test's probability is worth less the more there are. */
public final class Looks {

  private final List<Double> log10P = new ArrayList<>();
  private double[] holm = {};
  private double[] hochberg = {};

  Looks() {}

  int add(double log10) {
    log10P.add(log10);
    return log10P.size() - 1;
  }

  void close() {
    double[] all = log10P.stream().mapToDouble(Double::doubleValue).toArray();
    holm = Correction.holm(all);
    hochberg = Correction.benjaminiHochberg(all);
  }

  /** Returns how many looks there were. */
  public int size() {
    return log10P.size();
  }

  /** Returns log10 of a look's probability after Holm's correction over all looks. */
  public double adjusted(int look) {
    return holm[look];
  }

  /** Returns log10 of a look's probability after Benjamini and Hochberg's correction. */
  public double discovery(int look) {
    return hochberg[look];
  }

  /** Whether a look found something: one bias-free audit in twenty has any that did. */
  public boolean found(int look) {
    return holm[look] <= Math.log10(Confidence.ALPHA);
  }
}
