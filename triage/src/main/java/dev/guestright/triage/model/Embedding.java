package dev.guestright.triage.model;

/**
 * A sentence encoder: texts of like meaning get vectors of like direction. Thread-safe, and the
 * same text gets the same vector on the same machine.
 */
public interface Embedding extends AutoCloseable {
  /**
   * Which encoder this is, with its version; a model trained with one cannot be read with another.
   */
  String name();

  /** How many numbers a vector has. */
  int dimensions();

  /** The text's vector; its length is the same for all texts. */
  float[] embed(String text);

  /** Gives back what is held outside the heap. */
  @Override
  void close();
}
