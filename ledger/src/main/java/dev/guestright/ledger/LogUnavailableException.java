package dev.guestright.ledger;

/** A part of the log that a {@link TileSource} should hold is missing or has the wrong length. */
public final class LogUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LogUnavailableException(String message) {
    super(message);
  }
}
