package dev.guestright.charter;

import java.util.List;

/** The checks across the parts of a charter, one after the other. */
final class Checks {
  /** One thing to look at in a charter. */
  interface Check {
    void look(Draft draft, Spots spots, Findings findings);
  }

  private static final List<Check> ALL =
      List.of(
          new References(),
          new ConsentChecks(),
          new RedLineChecks(),
          new LaunderingChecks(),
          new UseChecks(),
          new WordingChecks());

  private Checks() {}

  static void all(Draft draft, Spots spots, Findings findings) {
    for (Check check : ALL) {
      check.look(draft, spots, findings);
    }
  }
}
