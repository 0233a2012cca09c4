package dev.guestright.server.connect;

import java.util.Map;

/** One row of an export: its cells by column name, or the reason why it cannot be read. */
sealed interface Row {

  /** The line of the file on which the row begins, counted from 1. */
  long line();

  record Read(long line, Map<String, String> cells) implements Row {}

  record Unreadable(long line, String reason) implements Row {}

  /** Returns the row with these cells, or as unreadable when one of them holds no text. */
  static Row of(long line, Map<String, String> cells) {
    return RowText.problem(cells)
        .<Row>map(problem -> new Unreadable(line, problem))
        .orElseGet(() -> new Read(line, cells));
  }
}
