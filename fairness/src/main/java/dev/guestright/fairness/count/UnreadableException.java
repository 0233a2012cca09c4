package dev.guestright.fairness.count;

/** Decisions that cannot be read: says what, where, and what to do; never a value of a row. */
public final class UnreadableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Says what cannot be read and what to do. */
  public UnreadableException(String message) {
    super(message);
  }

  /** Says what cannot be read and what to do. */
  public UnreadableException(String message, Throwable cause) {
    super(message, cause);
  }
}
