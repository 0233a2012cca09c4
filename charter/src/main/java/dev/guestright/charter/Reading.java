package dev.guestright.charter;

import java.util.List;
import java.util.Optional;

/**
 * What came of reading a charter file. The charter is there if and only if there is no error.
 *
 * @param charter the charter, if sound
 * @param findings everything found, in the order of the file
 */
public record Reading(Optional<Charter> charter, List<Finding> findings) {

  public Reading {
    findings = List.copyOf(findings);
    boolean failed = findings.stream().anyMatch(found -> found.severity() == Severity.ERROR);
    if (failed == charter.isPresent()) {
      throw new IllegalArgumentException("a charter is there if and only if no error was found");
    }
  }

  /** Whether the charter can be used. */
  public boolean sound() {
    return charter.isPresent();
  }
}
