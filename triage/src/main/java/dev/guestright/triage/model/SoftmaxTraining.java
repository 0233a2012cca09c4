package dev.guestright.triage.model;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Fits a {@link SoftmaxHead} by stochastic gradient descent with AdaGrad steps (Duchi, Hazan and
 * Singer 2011): rare features, which n-grams mostly are, keep large steps for longer.
 *
 * @param passes how often all examples are seen
 * @param step size of the first steps
 * @param shrink pull of the touched weights towards zero (L2)
 * @param balanced whether each class counts as much as another, however many examples it has
 */
record SoftmaxTraining(int passes, float step, float shrink, boolean balanced) {
  private static final long SEED = 20_261_101L;

  /** {@code features} is how many there are in all; {@code y} holds each example's class. */
  SoftmaxHead fit(List<Features> x, int[] y, int classes, int features, Progress progress) {
    float[] weights = new float[features * classes];
    float[] bias = new float[classes];
    float[] weightSquares = filled(weights.length);
    float[] biasSquares = filled(classes);
    float[] importance = importance(y, classes);
    int[] order = new int[y.length];
    Arrays.setAll(order, i -> i);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    SoftmaxHead head = new SoftmaxHead(classes, weights, bias, 1.0);
    for (int pass = 0; pass < passes; pass++) {
      shuffle(order, random);
      for (int i : order) {
        float[] slope = slope(head, x.get(i), y[i], importance[y[i]]);
        move(x.get(i), slope, weights, weightSquares, classes);
        for (int c = 0; c < classes; c++) {
          biasSquares[c] += slope[c] * slope[c];
          bias[c] -= (float) (step * slope[c] / Math.sqrt(biasSquares[c]));
        }
      }
      progress.at(pass + 1, passes);
    }
    return head;
  }

  /** How the loss changes with each class's score. */
  private static float[] slope(SoftmaxHead head, Features x, int y, float importance) {
    double[] p = head.probabilities(x);
    float[] slope = new float[p.length];
    for (int c = 0; c < p.length; c++) {
      slope[c] = (float) (p[c] - (c == y ? 1 : 0)) * importance;
    }
    return slope;
  }

  private void move(Features x, float[] slope, float[] weights, float[] squares, int classes) {
    for (int i = 0; i < x.size(); i++) {
      int row = x.ids()[i] * classes;
      float value = x.weights()[i];
      for (int c = 0; c < classes; c++) {
        float gradient = slope[c] * value + shrink * weights[row + c];
        squares[row + c] += gradient * gradient;
        weights[row + c] -= step * gradient / (float) Math.sqrt(squares[row + c]);
      }
    }
  }

  private float[] importance(int[] y, int classes) {
    float[] importance = new float[classes];
    Arrays.fill(importance, 1f);
    if (balanced) {
      int[] counts = new int[classes];
      for (int c : y) {
        counts[c]++;
      }
      for (int c = 0; c < classes; c++) {
        importance[c] = (float) y.length / (classes * Math.max(1f, counts[c]));
      }
    }
    return importance;
  }

  /** A little above zero, so that the first division is by no zero. */
  private static float[] filled(int length) {
    float[] squares = new float[length];
    Arrays.fill(squares, 1e-6f);
    return squares;
  }

  private static void shuffle(int[] order, RandomGenerator random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
  }
}
