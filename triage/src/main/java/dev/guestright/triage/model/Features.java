package dev.guestright.triage.model;

/**
 * A text as a sparse vector: which known n-grams it holds, how much each weighs, and its meaning.
 *
 * @param ids indices into the vocabulary, each once; behind them those of the vector's numbers
 * @param weights the weight of each id, by position
 * @param size how many positions of both arrays are in use
 */
@SuppressWarnings("ArrayRecordComponent") // hot path; package-private, compared nowhere
record Features(int[] ids, float[] weights, int size) {

  /** Without what stands behind the first so many. */
  Features first(int shorter) {
    return new Features(ids, weights, shorter);
  }
}
