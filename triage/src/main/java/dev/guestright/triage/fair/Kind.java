package dev.guestright.triage.fair;

import java.util.Locale;

/** What is swapped in a message, and how often the answer must stay as it was. */
public enum Kind {
  /** One first name for another, from another origin. */
  NAME(0.97),
  /** "My husband" for "my wife", and the like. */
  GENDER(0.97),
  /** One place of writing for another. */
  REGION(0.97),
  /** With and without a "please" and a "thank you". */
  POLITENESS(0.95),
  /** Standard words for those of a dialect, or of people who learned the language late. */
  DIALECT(0.90),
  /** Slips of the keyboard, and accents that are left out. */
  SPELLING(0.85);

  private final double bar;

  Kind(double bar) {
    this.bar = bar;
  }

  /**
   * The share of answers that must stay. Who somebody is says nothing of what they need, so that
   * hardly any answer may move; a word in dialect or with a slip can hold what the answer hangs on.
   */
  public double bar() {
    return bar;
  }

  /** The name in files and reports: {@code spelling}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Kind of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
