package dev.guestright.triage.model;

/**
 * How many of some examples were answered right, with how sure one can be of that.
 *
 * @param n how many examples
 * @param right how many of them were answered right
 */
public record Share(int n, int right) {
  private static final double Z_95 = 1.959964;

  /** {@code right / n}, 0 for none. */
  public double accuracy() {
    return n == 0 ? 0 : (double) right / n;
  }

  /** Lower end of the 95 % interval (Wilson 1927). */
  public double low() {
    return n == 0 ? 0 : middle() - halfWidth();
  }

  /** Upper end of the 95 % interval (Wilson 1927). */
  public double high() {
    return n == 0 ? 1 : middle() + halfWidth();
  }

  private double middle() {
    return (accuracy() + Z_95 * Z_95 / (2 * n)) / (1 + Z_95 * Z_95 / n);
  }

  private double halfWidth() {
    double p = accuracy();
    return Z_95 / (1 + Z_95 * Z_95 / n) * Math.sqrt(p * (1 - p) / n + Z_95 * Z_95 / (4.0 * n * n));
  }

  Share plus(boolean correct) {
    return new Share(n + 1, right + (correct ? 1 : 0));
  }
}
