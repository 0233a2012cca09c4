package dev.guestright.ledger;

/**
 * Bytes or text that claim to be one of the log's formats and are not.
 *
 * <p>Every decoder of this package throws this and nothing else on malformed input, however hostile
 * the input is. The message names the format and the place, never the content.
 */
public final class LogFormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  LogFormatException(String message) {
    super(message);
  }
}
