package dev.guestright.charter;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fop.hyphenation.Hyphenation;
import org.apache.fop.hyphenation.HyphenationTree;

/**
 * Counts a word's syllables as Apache FOP would hyphenate it, by the patterns of the TeX world
 * (Liang 1983). These never break where a typesetter would not, so now and then they miss a
 * syllable; they never depend on a dictionary that lacks the word.
 */
final class Syllables {
  /** Nearer to a word's edge than two letters the patterns were not made to break. */
  private static final int MARGIN = 2;

  private static final Map<Locale, Syllables> LOADED = new ConcurrentHashMap<>();

  /** The patterns lie in their jar as serialised objects; nothing else may come out of it. */
  private static final ObjectInputFilter ONLY_PATTERNS =
      ObjectInputFilter.Config.createFilter(
          "org.apache.fop.hyphenation.*;java.util.*;java.lang.*;!*");

  private final HyphenationTree patterns;
  private final Locale locale;

  private Syllables(HyphenationTree patterns, Locale locale) {
    this.patterns = patterns;
    this.locale = locale;
  }

  /**
   * Loads the patterns of a language, once.
   *
   * @throws IllegalStateException if there are none
   */
  static Syllables in(Locale locale) {
    return LOADED.computeIfAbsent(locale, Syllables::load);
  }

  /** How many syllables a word has; at least one. */
  int of(String word) {
    Hyphenation breaks = patterns.hyphenate(word.toLowerCase(locale), MARGIN, MARGIN);
    return breaks == null ? 1 : breaks.length() + 1;
  }

  private static Syllables load(Locale locale) {
    String name = "/hyph/" + locale.getLanguage() + ".hyp";
    try (InputStream file = Syllables.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("the hyphenation patterns " + name + " are missing");
      }
      ObjectInputStream in = new ObjectInputStream(new BufferedInputStream(file));
      in.setObjectInputFilter(ONLY_PATTERNS);
      return new Syllables((HyphenationTree) in.readObject(), locale);
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException("the hyphenation patterns " + name + " cannot be read", e);
    }
  }
}
