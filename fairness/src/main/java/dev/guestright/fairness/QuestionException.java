package dev.guestright.fairness;

/** A question that these decisions cannot answer: says what is wrong with it and what to ask. */
public final class QuestionException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Says what is wrong with the question. */
  public QuestionException(String message) {
    super(message);
  }
}
