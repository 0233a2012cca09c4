package dev.guestright.triage.model;

/**
 * Scores a text by how alike its meaning is to each example's: a Gaussian kernel on vectors of
 * length 1, and one weight for each example and class.
 *
 * @param classes how many classes
 * @param from where in a text's vector the part begins that is compared; it ends with the vector
 * @param centre the mean of that part over the examples; taken away before lengths are made 1
 * @param points the examples' parts, number by number: that of example {@code i} at {@code d *
 *     examples + i}, so that all examples are compared in one sweep
 * @param weights the weights of example {@code i} start at {@code i * classes}
 */
@SuppressWarnings("ArrayRecordComponent") // large and shared; package-private, compared nowhere
record KernelHead(int classes, int from, float[] centre, float[] points, float[] weights) {
  /** How quickly likeness falls with squared distance: chosen by cross-validation on Banking77. */
  private static final double NARROWNESS = 1;

  float[] scores(float[] vector) {
    float[] point = point(vector, from, centre);
    int examples = weights.length / classes;
    float[] products = new float[examples];
    for (int d = 0; d < point.length; d++) {
      addScaled(products, points, d * examples, point[d]);
    }
    float[] scores = new float[classes];
    for (int i = 0; i < examples; i++) {
      addScaled(scores, weights, i * classes, likeness(products[i]));
    }
    return scores;
  }

  /** The part of a vector that is compared, around the centre, of length 1. */
  static float[] point(float[] vector, int from, float[] centre) {
    float[] point = new float[centre.length];
    double squares = 0;
    for (int d = 0; d < point.length; d++) {
      point[d] = vector[from + d] - centre[d];
      squares += point[d] * point[d];
    }
    float scale = (float) (1 / Math.sqrt(Math.max(1e-12, squares)));
    for (int d = 0; d < point.length; d++) {
      point[d] *= scale;
    }
    return point;
  }

  /** From the product of two points of length 1, whose squared distance is 2 - 2 times that. */
  static float likeness(float product) {
    return (float) Math.exp(NARROWNESS * 2 * (product - 1));
  }

  /** Adds a stretch of {@code source}, scaled. Written so that the machine takes many at once. */
  static void addScaled(float[] sum, float[] source, int at, float scale) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += scale * source[at + k];
    }
  }
}
