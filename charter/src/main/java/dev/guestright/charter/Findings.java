package dev.guestright.charter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects what is found, so that all of it is said in one go. */
final class Findings {
  /** A file with more is not read to the end by anybody. */
  static final int MAX = 500;

  /** Looking for what was meant costs time that a hostile file must not have. */
  private static final int MAX_SUGGESTIONS = 20;

  private final List<Finding> found = new ArrayList<>();
  private boolean failed;
  private int unknowns;

  void error(Spot spot, String rule, String message) {
    add(Severity.ERROR, spot, rule, message, Optional.empty());
  }

  void error(Spot spot, String rule, String message, String suggestion) {
    add(Severity.ERROR, spot, rule, message, Optional.of(suggestion));
  }

  /** A name that is not one of the known. */
  void unknown(Spot spot, String rule, String message, String name, Collection<String> known) {
    Optional<String> nearest =
        ++unknowns <= MAX_SUGGESTIONS ? Nearest.to(name, known) : Optional.empty();
    add(Severity.ERROR, spot, rule, message, nearest.map(Findings::didYouMean));
  }

  void crosses(RedLine line, Spot spot, String message) {
    error(spot, line.id(), message);
  }

  void warning(Spot spot, String rule, String message) {
    add(Severity.WARNING, spot, rule, message, Optional.empty());
  }

  void warning(Spot spot, String rule, String message, String suggestion) {
    add(Severity.WARNING, spot, rule, message, Optional.of(suggestion));
  }

  void note(Spot spot, String rule, String message) {
    add(Severity.NOTE, spot, rule, message, Optional.empty());
  }

  boolean hasErrors() {
    return failed;
  }

  List<Finding> inOrder() {
    return found.stream()
        .sorted(Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column))
        .toList();
  }

  private void add(
      Severity severity, Spot spot, String rule, String message, Optional<String> suggestion) {
    boolean firstError = severity == Severity.ERROR && !failed;
    failed |= severity == Severity.ERROR;
    Finding finding = new Finding(severity, spot.line(), spot.column(), rule, message, suggestion);
    if (found.size() < MAX) {
      found.add(finding);
    } else if (firstError) {
      found.set(MAX - 1, finding);
    }
  }

  private static String didYouMean(String name) {
    return "Did you mean `" + name + "`?";
  }
}
