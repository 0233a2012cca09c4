package dev.guestright.server.connect;

import java.util.Map;
import java.util.Optional;

/** Tells text from what only looks like it: such a row is reported, never stored half right. */
final class RowText {

  private RowText() {}

  /** Returns what is wrong with these cells, if anything. */
  static Optional<String> problem(Map<String, String> cells) {
    for (String cell : cells.values()) {
      Optional<String> problem = problem(cell);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  static Optional<String> problem(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == 0) {
        return Optional.of("holds a NUL character; the file may be damaged here");
      }
      if (c == Window.UNDECODABLE) {
        return Optional.of("holds bytes that are no UTF-8; export the file as UTF-8");
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < cell.length()
          && Character.isLowSurrogate(cell.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return Optional.of("holds half a character (an unpaired surrogate)");
      }
    }
    return Optional.empty();
  }
}
