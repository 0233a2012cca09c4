package dev.guestright.triage;

/**
 * The language of a message.
 *
 * @param tag BCP 47, as short as it can be ({@code de}, {@code pt}); {@code und} when unsure
 * @param confidence probability that the likeliest language is right, from 0 to 1, also when that
 *     is too low to name it
 */
public record DetectedLanguage(String tag, double confidence) {
  /** BCP 47 for "cannot tell". */
  public static final String UNDETERMINED = "und";

  /** Whether a language could be told. */
  public boolean known() {
    return !tag.equals(UNDETERMINED);
  }
}
