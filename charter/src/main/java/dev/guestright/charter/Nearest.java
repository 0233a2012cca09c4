package dev.guestright.charter;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that somebody probably meant (Damerau 1964, without swaps far apart). */
final class Nearest {
  private static final int MAX_LENGTH = 64;
  private static final int MAX_CANDIDATES = 500;

  private Nearest() {}

  /** The nearest of the known names, if one is near: a third of its letters off at most. */
  static Optional<String> to(String name, Collection<String> known) {
    if (name.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String wanted = normal(name);
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (String candidate : known.stream().limit(MAX_CANDIDATES).sorted().toList()) {
      int allowed = candidate.length() / 3;
      if (candidate.length() <= MAX_LENGTH
          && Math.abs(candidate.length() - name.length()) <= allowed) {
        int distance = distance(wanted, normal(candidate));
        if (distance <= allowed && distance < least) {
          nearest = candidate;
          least = distance;
        }
      }
    }
    return Optional.ofNullable(nearest);
  }

  private static String normal(String name) {
    return name.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
  }

  private static int distance(String one, String other) {
    int[][] cost = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, one, other, i, j);
      }
    }
    return cost[one.length()][other.length()];
  }

  private static int step(int[][] cost, String one, String other, int i, int j) {
    boolean same = one.charAt(i - 1) == other.charAt(j - 1);
    int best =
        Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
