package dev.guestright.triage.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes a model as sure of itself as it is right, from answers about examples that it had not seen:
 * temperature scaling (Guo et al. 2017), which moves confidence and never the answer.
 */
final class Calibration {
  private static final double COLDEST = 0.02;
  private static final double HOTTEST = 20;
  private static final int STEPS = 60;
  private static final float[] KERNEL_SHARES = {0, 5, 10, 20, 40, 80, 160};

  private Calibration() {}

  /** The temperature under which the right labels are likeliest, by ternary search on its log. */
  static double temperature(List<float[]> scores, int[] right) {
    double low = Math.log(COLDEST);
    double high = Math.log(HOTTEST);
    for (int step = 0; step < STEPS; step++) {
      double left = low + (high - low) / 3;
      double rightOf = high - (high - low) / 3;
      if (surprise(scores, right, Math.exp(left)) < surprise(scores, right, Math.exp(rightOf))) {
        high = rightOf;
      } else {
        low = left;
      }
    }
    return Math.exp((low + high) / 2);
  }

  /** How much a kernel's scores must count for the right labels to be likeliest. */
  static float kernelShare(List<Heads.Scores> scores, int[] right) {
    float best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (float share : KERNEL_SHARES) {
      List<float[]> sums = scores.stream().map(s -> s.thorough(share)).toList();
      double surprise = surprise(sums, right, temperature(sums, right));
      if (surprise < least) {
        least = surprise;
        best = share;
      }
    }
    return best;
  }

  private static double surprise(List<float[]> scores, int[] right, double temperature) {
    double sum = 0;
    for (int i = 0; i < right.length; i++) {
      double p = SoftmaxHead.softmax(scores.get(i), temperature)[right[i]];
      sum -= Math.log(Math.max(1e-12, p));
    }
    return sum;
  }

  /**
   * The lowest confidence from which on answers are right this often; above 1 (never answer) when
   * there is none.
   */
  static double answersFrom(List<Example> examples, List<Prediction> answers, double rightShare) {
    List<Integer> surestFirst = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      surestFirst.add(i);
    }
    surestFirst.sort(Comparator.comparingDouble(i -> -answers.get(i).confidence()));
    double from = Math.nextUp(1.0);
    int right = 0;
    for (int n = 0; n < surestFirst.size(); n++) {
      Prediction answer = answers.get(surestFirst.get(n));
      right += answer.label().equals(examples.get(surestFirst.get(n)).label()) ? 1 : 0;
      if (right >= rightShare * (n + 1)) {
        from = answer.confidence();
      }
    }
    return from;
  }
}
