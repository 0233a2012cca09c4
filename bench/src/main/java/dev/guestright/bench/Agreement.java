package dev.guestright.bench;

import dev.guestright.charter.Charter;
import dev.guestright.charter.Door;
import java.util.Arrays;

/** All engines say the same about every case, or there is nothing to compare. */
final class Agreement {
  private static final int CASES = 4_096;

  private Agreement() {}

  /**
   * Asks every engine about every case.
   *
   * @return what was agreed, in words
   * @throws IllegalStateException if two do not agree, with the first such case
   */
  static String reached() {
    Charter charter = Scenario.charter();
    Case[] cases = Cases.of(charter, CASES);
    boolean[] permits = answers(Peer.DOOR.of(charter), cases);
    for (Peer peer : Peer.values()) {
      boolean[] theirs = answers(peer.of(charter), cases);
      int differs = Arrays.mismatch(permits, theirs);
      if (differs >= 0) {
        Case asked = cases[differs];
        throw new IllegalStateException(
            "%s says %s to case %d, the door %s"
                .formatted(
                    peer,
                    theirs[differs],
                    differs,
                    Door.of(charter)
                        .decide(asked.use(), asked.customer(), asked.moment())
                        .trace()));
      }
    }
    int permitted = 0;
    for (boolean permit : permits) {
      permitted += permit ? 1 : 0;
    }
    return "All %d engines agree on %d cases, %d of them permits."
        .formatted(Peer.values().length, CASES, permitted);
  }

  private static boolean[] answers(Engine engine, Case[] cases) {
    boolean[] answers = new boolean[cases.length];
    for (int i = 0; i < cases.length; i++) {
      answers[i] = engine.permits(engine.decide(cases[i]));
    }
    return answers;
  }
}
