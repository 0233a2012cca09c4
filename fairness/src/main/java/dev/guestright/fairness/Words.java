package dev.guestright.fairness;

import java.util.Locale;

/** Figures as a person reads them; exact ones are in the JSON. */
public final class Words {

  private static final double LEAST_WRITTEN_OUT = -4;

  private Words() {}

  static String who(Group group) {
    return "'" + group.name() + "'";
  }

  /** Returns it as it is shown. */
  public static String percent(double fraction) {
    return Double.isNaN(fraction) ? "–" : String.format(Locale.ROOT, "%.1f %%", fraction * 100);
  }

  /** Returns it as it is shown. */
  public static String points(double fraction) {
    return Double.isNaN(fraction)
        ? "–"
        : String.format(Locale.ROOT, "%+.1f points", fraction * 100);
  }

  /** Returns it as it is shown. */
  public static String ratio(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
  }

  /** Returns it as it is shown. */
  public static String number(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.2f", value);
  }

  /** Returns it as it is shown. */
  public static String probability(double log10) {
    return log10 < LEAST_WRITTEN_OUT
        ? String.format(Locale.ROOT, "p = 10^%.1f", log10)
        : String.format(Locale.ROOT, "p = %.4f", Math.pow(10, log10));
  }
}
