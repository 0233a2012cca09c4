package dev.guestright.triage.model;

/**
 * Multinomial logistic regression: one weight for each feature and class, one bias a class.
 *
 * @param classes how many classes
 * @param weights feature-major: the weights of feature {@code f} start at {@code f * classes}
 * @param bias one a class
 * @param temperature what scores are divided by before they become probabilities; above 1 it makes
 *     the model less sure of itself
 */
@SuppressWarnings("ArrayRecordComponent") // large and shared; package-private, compared nowhere
record SoftmaxHead(int classes, float[] weights, float[] bias, double temperature) {

  double[] probabilities(Features features) {
    return softmax(scores(features), temperature);
  }

  float[] scores(Features features) {
    float[] scores = bias.clone();
    for (int i = 0; i < features.size(); i++) {
      int row = features.ids()[i] * classes;
      float weight = features.weights()[i];
      for (int c = 0; c < classes; c++) {
        scores[c] += weight * weights[row + c];
      }
    }
    return scores;
  }

  static double[] softmax(float[] scores, double temperature) {
    double max = Double.NEGATIVE_INFINITY;
    for (float score : scores) {
      max = Math.max(max, score);
    }
    double[] p = new double[scores.length];
    double sum = 0;
    for (int c = 0; c < p.length; c++) {
      p[c] = Math.exp((scores[c] - max) / temperature);
      sum += p[c];
    }
    for (int c = 0; c < p.length; c++) {
      p[c] /= sum;
    }
    return p;
  }

  SoftmaxHead withTemperature(double newTemperature) {
    return new SoftmaxHead(classes, weights, bias, newTemperature);
  }
}
