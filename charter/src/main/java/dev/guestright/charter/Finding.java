package dev.guestright.charter;

import java.util.Optional;

/**
 * One thing to know about a charter file.
 *
 * @param severity how bad it is
 * @param line the line, from 1
 * @param column the column, from 1
 * @param rule the name of the rule that found it; a red line's {@link RedLine#id} if it is one
 * @param message the reason, in words
 * @param suggestion what to write instead
 */
public record Finding(
    Severity severity,
    int line,
    int column,
    String rule,
    String message,
    Optional<String> suggestion) {

  /** The finding as one line for a terminal, without the file's name. */
  public String asLine() {
    return line
        + ":"
        + column
        + " "
        + severity.name().toLowerCase(java.util.Locale.ROOT)
        + " ["
        + rule
        + "] "
        + message
        + suggestion.map(better -> " " + better).orElse("");
  }
}
