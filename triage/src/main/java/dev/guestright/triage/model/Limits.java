package dev.guestright.triage.model;

import java.util.Set;

/**
 * What was measured of how far a model may be trusted.
 *
 * @param sureFrom the confidence from which on a first reading is enough
 * @param answersFrom the confidence below which a person decides
 * @param leftToPeople the languages in which people decide, however sure the model is
 */
record Limits(double sureFrom, double answersFrom, Set<String> leftToPeople) {
  /** Two readings always, and every answer is given. */
  static final Limits UNMEASURED = new Limits(2, 0, Set.of());

  /** Copies {@code leftToPeople}. */
  Limits {
    leftToPeople = Set.copyOf(leftToPeople);
  }
}
