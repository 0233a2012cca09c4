package dev.guestright.charter;

import java.util.Locale;

/**
 * What a data point or a signal gives away about a person beyond itself; the red lines on
 * penalties, places and worth go by it.
 *
 * <p>Guarantee: a charter can add natures to a data point ({@code tells_of}), never take away those
 * that its name or its signals show.
 */
public enum Nature {
  /** Where the person is. */
  PLACE,
  /** What the person went through with us before: cases, complaints, how often they called. */
  PAST,
  /** How the person feels. Lives for one conversation and is never stored. */
  MOOD,
  /** What somebody thinks that the person is worth. */
  WORTH;

  /** The word in a charter file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  int bit() {
    return 1 << ordinal();
  }
}
