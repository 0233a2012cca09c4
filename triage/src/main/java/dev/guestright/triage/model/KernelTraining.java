package dev.guestright.triage.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fits {@link KernelHead}s by ridge regression on the kernel of all examples, solved by conjugate
 * gradients (Hestenes and Stiefel 1952). The kernel is computed once, and serves any part of the
 * examples: 4 bytes for each pair of examples while it is held.
 */
final class KernelTraining {
  /** With more examples the kernel takes more memory than a small server has. */
  static final int MOST_EXAMPLES = 12_000;

  /** Both chosen by cross-validation on Banking77: see docs/reference/triage.md. */
  private static final float RIDGE = 0.1f;

  private static final int STEPS = 40;

  private final int from;
  private final float[] centre;
  private final float[][] points;
  private final float[][] kernel;

  /** Compares the examples' vectors from position {@code from} on. */
  KernelTraining(List<Cut> cuts, int from) {
    this.from = from;
    this.centre = centre(cuts, from);
    this.points =
        cuts.stream()
            .map(cut -> KernelHead.point(cut.vector(), from, centre))
            .toArray(float[][]::new);
    float[] sweep = byNumber(IntStream.range(0, points.length).toArray());
    this.kernel =
        IntStream.range(0, points.length)
            .parallel()
            .mapToObj(i -> likenesses(points[i], sweep))
            .toArray(float[][]::new);
  }

  /** Fits the examples at these positions; {@code y} holds the class of each of them. */
  KernelHead fit(int[] members, int[] y, int classes) {
    float[][] target = new float[members.length][classes];
    for (int i = 0; i < members.length; i++) {
      target[i][y[i]] = 1;
    }
    float[][] solved = solve(members, target);
    float[] weights = new float[members.length * classes];
    for (int i = 0; i < members.length; i++) {
      System.arraycopy(solved[i], 0, weights, i * classes, classes);
    }
    return new KernelHead(classes, from, centre, byNumber(members), weights);
  }

  /** Conjugate gradients, all classes side by side; {@code residual} is used up. */
  private float[][] solve(int[] members, float[][] residual) {
    int classes = residual[0].length;
    float[][] solution = new float[members.length][classes];
    float[][] direction = new float[members.length][];
    for (int i = 0; i < members.length; i++) {
      direction[i] = residual[i].clone();
    }
    double[] left = products(residual, residual);
    for (int step = 0; step < STEPS; step++) {
      float[][] image = times(members, direction);
      float[] length = ratios(left, products(direction, image), 1);
      float[] back = ratios(left, products(direction, image), -1);
      for (int i = 0; i < members.length; i++) {
        addProducts(solution[i], length, direction[i]);
        addProducts(residual[i], back, image[i]);
      }
      double[] now = products(residual, residual);
      float[] kept = ratios(now, left, 1);
      for (int i = 0; i < members.length; i++) {
        for (int c = 0; c < classes; c++) {
          direction[i][c] = residual[i][c] + kept[c] * direction[i][c];
        }
      }
      left = now;
    }
    return solution;
  }

  private float[][] times(int[] members, float[][] direction) {
    return IntStream.range(0, members.length)
        .parallel()
        .mapToObj(i -> {
          float[] row = kernel[members[i]];
          float[] sum = new float[direction[i].length];
          KernelHead.addScaled(sum, direction[i], 0, RIDGE);
          int j = 0;
          for (; j + 3 < members.length; j += 4) {
            addFour(sum, direction, j, row, members);
          }
          for (; j < members.length; j++) {
            KernelHead.addScaled(sum, direction[j], 0, row[members[j]]);
          }
          return sum;
        })
        .toArray(float[][]::new);
  }

  /** Four at once, so that the sum is fetched and put back once for all of them. */
  private static void addFour(float[] sum, float[][] of, int j, float[] row, int[] members) {
    float a = row[members[j]];
    float b = row[members[j + 1]];
    float c = row[members[j + 2]];
    float d = row[members[j + 3]];
    float[] ofA = of[j];
    float[] ofB = of[j + 1];
    float[] ofC = of[j + 2];
    float[] ofD = of[j + 3];
    for (int k = 0; k < sum.length; k++) {
      sum[k] += a * ofA[k] + b * ofB[k] + c * ofC[k] + d * ofD[k];
    }
  }

  private float[] likenesses(float[] point, float[] sweep) {
    float[] row = new float[points.length];
    for (int d = 0; d < point.length; d++) {
      KernelHead.addScaled(row, sweep, d * row.length, point[d]);
    }
    for (int j = 0; j < row.length; j++) {
      row[j] = KernelHead.likeness(row[j]);
    }
    return row;
  }

  private float[] byNumber(int[] members) {
    float[] sweep = new float[centre.length * members.length];
    for (int i = 0; i < members.length; i++) {
      for (int d = 0; d < centre.length; d++) {
        sweep[d * members.length + i] = points[members[i]][d];
      }
    }
    return sweep;
  }

  private static float[] centre(List<Cut> cuts, int from) {
    float[] whole = Vocabulary.centre(cuts);
    return Arrays.copyOfRange(whole, from, whole.length);
  }

  private static double[] products(float[][] a, float[][] b) {
    double[] sums = new double[a[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int c = 0; c < sums.length; c++) {
        sums[c] += (double) a[i][c] * b[i][c];
      }
    }
    return sums;
  }

  /** A class that is solved, or has no examples, stands still. */
  private static float[] ratios(double[] above, double[] below, int sign) {
    float[] ratios = new float[above.length];
    for (int c = 0; c < ratios.length; c++) {
      ratios[c] = below[c] < 1e-20 ? 0 : (float) (sign * above[c] / below[c]);
    }
    return ratios;
  }

  private static void addProducts(float[] sum, float[] scale, float[] source) {
    for (int c = 0; c < sum.length; c++) {
      sum[c] += scale[c] * source[c];
    }
  }
}
