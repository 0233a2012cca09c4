package dev.guestright.triage.model;

import java.util.Arrays;
import java.util.List;

/**
 * The n-grams that a model knows, each with its index and its weight (the rarer, the heavier). An
 * n-gram that is not in it says nothing.
 */
final class Vocabulary {
  /** How much meaning weighs beside words: chosen by cross-validation on Banking77. */
  static final float VECTOR_SCALE = 4f;

  /**
   * What a count is worth, {@code 1 + ln(count)}; said more often than the table is long, no more.
   */
  private static final float[] DAMPED = damped(Byte.MAX_VALUE + 1);

  /** Sorted, so that a vocabulary of the same n-grams is the same vocabulary. */
  private final int[] hashes;

  private final float[] inverseFrequency;

  /** Hash to index + 1, because a count of 0 marks a free slot. */
  private final HashCounts index;

  /** The mean vector of the texts that it was learned from; empty without an encoder. */
  private final float[] centre;

  Vocabulary(int[] hashes, float[] inverseFrequency, float[] centre) {
    this.centre = centre;
    this.hashes = hashes;
    this.inverseFrequency = inverseFrequency;
    this.index = new HashCounts(hashes.length);
    for (int i = 0; i < hashes.length; i++) {
      index.add(hashes[i], i + 1);
    }
  }

  /**
   * Learns from texts that are cut already.
   *
   * @param texts the hashes of each text
   * @param minTexts in how many texts an n-gram must be to count
   */
  static Vocabulary of(List<int[]> texts, int minTexts) {
    HashCounts inTexts = new HashCounts(1 << 16);
    int n = 0;
    for (int[] text : texts) {
      n++;
      HashCounts once = counts(text);
      for (int slot = 0; slot < once.capacity(); slot++) {
        if (once.countAt(slot) > 0) {
          inTexts.add(once.keyAt(slot), 1);
        }
      }
    }
    int[] kept = new int[inTexts.size()];
    int size = 0;
    for (int slot = 0; slot < inTexts.capacity(); slot++) {
      if (inTexts.countAt(slot) >= minTexts) {
        kept[size++] = inTexts.keyAt(slot);
      }
    }
    kept = Arrays.copyOf(kept, size);
    Arrays.sort(kept);
    float[] weights = new float[size];
    for (int i = 0; i < size; i++) {
      weights[i] = (float) (1 + Math.log((1.0 + n) / (1.0 + inTexts.count(kept[i]))));
    }
    return new Vocabulary(kept, weights, new float[0]);
  }

  /** The same n-grams, for texts whose vectors lie around this mean. */
  Vocabulary around(float[] mean) {
    return new Vocabulary(hashes, inverseFrequency, mean);
  }

  /** The mean of the texts' vectors. */
  static float[] centre(List<Cut> cuts) {
    float[] mean = new float[cuts.isEmpty() ? 0 : cuts.getFirst().vector().length];
    for (Cut cut : cuts) {
      for (int d = 0; d < mean.length; d++) {
        mean[d] += cut.vector()[d] / cuts.size();
      }
    }
    return mean;
  }

  float[] centre() {
    return centre.clone();
  }

  int size() {
    return hashes.length;
  }

  int[] hashes() {
    return hashes.clone();
  }

  float[] inverseFrequency() {
    return inverseFrequency.clone();
  }

  /**
   * TF-IDF with damped counts, or empty when nothing is known; behind it the vector's numbers as
   * features of their own. Words and characters are scaled to length 1 apart, because there are
   * many more runs of characters, which would drown the words. From the vector the mean of all
   * vectors is taken: what all texts have in common says nothing.
   */
  Features weigh(Cut text) {
    Features known = weigh(text.hashes());
    float[] vector = text.vector();
    if (vector.length == 0) {
      return known;
    }
    int n = known.size();
    int[] ids = Arrays.copyOf(known.ids(), n + vector.length);
    float[] weights = Arrays.copyOf(known.weights(), n + vector.length);
    for (int d = 0; d < vector.length; d++) {
      ids[n + d] = hashes.length + d;
      weights[n + d] = (vector[d] - centre[d]) * VECTOR_SCALE;
    }
    return new Features(ids, weights, ids.length);
  }

  Features weigh(int[] text) {
    byte[] counts = new byte[hashes.length];
    int[] ids = new int[text.length];
    int n = 0;
    for (int hash : text) {
      int id = index.count(hash) - 1;
      if (id >= 0) {
        if (counts[id] == 0) {
          ids[n++] = id;
        }
        counts[id] = (byte) Math.min(counts[id] + 1, DAMPED.length - 1);
      }
    }
    float[] weights = new float[n];
    float wordSquares = 0;
    float charSquares = 0;
    for (int i = 0; i < n; i++) {
      weights[i] = DAMPED[counts[ids[i]]] * inverseFrequency[ids[i]];
      if (NGrams.ofWords(hashes[ids[i]])) {
        wordSquares += weights[i] * weights[i];
      } else {
        charSquares += weights[i] * weights[i];
      }
    }
    float wordScale = toLengthOne(wordSquares);
    float charScale = toLengthOne(charSquares);
    for (int i = 0; i < n; i++) {
      weights[i] *= NGrams.ofWords(hashes[ids[i]]) ? wordScale : charScale;
    }
    return new Features(ids, weights, n);
  }

  private static float toLengthOne(float squares) {
    return squares == 0 ? 0f : (float) (1 / Math.sqrt(squares));
  }

  private static HashCounts counts(int[] text) {
    HashCounts counts = new HashCounts(text.length);
    for (int hash : text) {
      counts.add(hash, 1);
    }
    return counts;
  }

  private static float[] damped(int length) {
    float[] damped = new float[length];
    for (int count = 1; count < length; count++) {
      damped[count] = (float) (1 + Math.log(count));
    }
    return damped;
  }
}
