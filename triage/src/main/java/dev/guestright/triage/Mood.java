package dev.guestright.triage;

import java.util.Locale;

/**
 * How a conversation sounds just now. It softens what is said and holds back what does not fit; it
 * is never kept, never shown as a label, and weighs against nobody.
 */
public enum Mood {
  /** Nothing else was heard, which is not to say that all is well. */
  CALM,
  /** Afraid of what may happen. */
  WORRIED,
  /** Angry, disappointed, or tired of trying. */
  FRUSTRATED,
  /** At the end of their strength, or in danger: a person answers, at once. */
  DISTRESSED;

  /** The name in charters: {@code worried}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
