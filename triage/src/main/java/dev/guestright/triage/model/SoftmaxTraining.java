package dev.guestright.triage.model;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Fits a {@link SoftmaxHead} by stochastic gradient descent with AdaGrad steps (Duchi, Hazan and
 * Singer 2011), one step size a feature: rare features, which n-grams mostly are, keep large steps
 * for longer. What it leaves out is what makes it fast: examples that are answered well, and labels
 * that are out of the question.
 *
 * @param passes how often all examples are seen
 * @param step size of the first steps
 * @param balanced whether each class counts as much as another, however many examples it has
 */
record SoftmaxTraining(int passes, float step, boolean balanced) {
  private static final long SEED = 20_261_101L;

  /** An example whose probabilities are off by less than this in all (squared) has been learned. */
  private static final float LEARNED = 1e-5f;

  /** A class whose probability is off by less is not moved. */
  private static final float NEGLIGIBLE = 1e-3f;

  /**
   * {@code features} is how many there are in all; {@code y} holds each example's class, {@code
   * weight} how much each example counts, 1 on average.
   */
  SoftmaxHead fit(
      List<Features> x, int[] y, float[] weight, int classes, int features, Progress progress) {
    float[] weights = new float[features * classes];
    float[] bias = new float[classes];
    SoftmaxHead head = new SoftmaxHead(classes, weights, bias, 1.0);
    float[] squares = filled(features, 1e-4f);
    float[] biasSquares = filled(classes, 1e-2f);
    float[] importance = importance(y, classes);
    int[] order = new int[y.length];
    Arrays.setAll(order, i -> i);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    for (int pass = 0; pass < passes; pass++) {
      shuffle(order, random);
      for (int i : order) {
        float[] slope = slope(head, x.get(i), y[i], importance[y[i]] * weight[i]);
        float steepness = squaredLength(slope);
        if (steepness > LEARNED) {
          move(x.get(i), slope, steepness, weights, squares);
          for (int c = 0; c < classes; c++) {
            biasSquares[c] += slope[c] * slope[c];
            bias[c] -= (float) (step * slope[c] / Math.sqrt(biasSquares[c]));
          }
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

  private void move(Features x, float[] slope, float steepness, float[] weights, float[] squares) {
    int classes = slope.length;
    int[] moved = new int[classes];
    int n = 0;
    for (int c = 0; c < classes; c++) {
      if (Math.abs(slope[c]) > NEGLIGIBLE) {
        moved[n++] = c;
      }
    }
    for (int i = 0; i < x.size(); i++) {
      int feature = x.ids()[i];
      float value = x.weights()[i];
      squares[feature] += value * value * steepness;
      float by = (float) (step * value / Math.sqrt(squares[feature]));
      int row = feature * classes;
      for (int k = 0; k < n; k++) {
        weights[row + moved[k]] -= by * slope[moved[k]];
      }
    }
  }

  private static float squaredLength(float[] vector) {
    float sum = 0;
    for (float number : vector) {
      sum += number * number;
    }
    return sum;
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
  private static float[] filled(int length, float with) {
    float[] squares = new float[length];
    Arrays.fill(squares, with);
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
