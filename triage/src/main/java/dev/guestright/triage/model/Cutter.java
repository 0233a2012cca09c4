package dev.guestright.triage.model;

import java.util.Optional;

/**
 * Turns texts into what models take in.
 *
 * @param ngrams how words and letters are cut
 * @param embedding the encoder of meaning, if the model has one
 */
record Cutter(NGrams ngrams, Optional<Embedding> embedding) {
  private static final float[] NO_VECTOR = {};

  Cut cut(String text) {
    return new Cut(ngrams.hashes(text), embedding.map(e -> e.embed(text)).orElse(NO_VECTOR));
  }

  int dimensions() {
    return embedding.map(Embedding::dimensions).orElse(0);
  }
}
