package dev.guestright.triage.model;

import java.util.Arrays;
import java.util.List;

/**
 * Turns texts into what models take in.
 *
 * @param ngrams how words and letters are cut
 * @param encoders the encoders of meaning, the quickest first; often none
 */
record Cutter(NGrams ngrams, List<Embedding> encoders) {
  private static final float[] NO_VECTOR = {};

  /** The text for a first reading: with the first encoder only. */
  Cut cut(String text) {
    Cut plain = new Cut(ngrams.hashes(text), NO_VECTOR);
    return encoders.isEmpty() ? plain : join(plain, encoders.getFirst(), text);
  }

  /** A text that was cut already, with what the other encoders say of it behind. */
  Cut deepen(Cut cut, String text) {
    Cut deep = cut;
    for (Embedding encoder : encoders.subList(1, encoders.size())) {
      deep = join(deep, encoder, text);
    }
    return deep;
  }

  /** Whether a second reading sees more than the first. */
  boolean canDeepen() {
    return encoders.size() > 1;
  }

  /** How long the vector of a first reading is. */
  int quickDimensions() {
    return encoders.isEmpty() ? 0 : encoders.getFirst().dimensions();
  }

  int dimensions() {
    return encoders.stream().mapToInt(Embedding::dimensions).sum();
  }

  private static Cut join(Cut cut, Embedding encoder, String text) {
    float[] more = encoder.embed(text);
    int before = cut.vector().length;
    float[] vector = Arrays.copyOf(cut.vector(), before + more.length);
    System.arraycopy(more, 0, vector, before, more.length);
    return new Cut(cut.hashes(), vector);
  }
}
