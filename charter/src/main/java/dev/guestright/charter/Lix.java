package dev.guestright.charter;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * LIX, a measure of reading ease for European languages: words in a sentence, plus the percentage
 * of words of more than six letters (Björnsson 1968). It counts letters, not syllables, so one
 * measure serves every language without a dictionary of hyphens; sentences and words are found by
 * the JDK.
 */
final class Lix {
  private static final int LONG_WORD = 6;

  /** Fewer words say nothing about a sentence. */
  private static final int MIN_WORDS = 8;

  /** 50 is a newspaper's comment pages; German and the Romance languages have longer words. */
  private static final Map<String, Integer> THRESHOLDS = Map.of("en", 50, "de", 60);

  private static final int THRESHOLD = 55;

  private Lix() {}

  /** One sentence and how hard it is. */
  record Sentence(String text, int score) {}

  /** The highest score that customers can be asked to read. */
  static int threshold(String language) {
    return THRESHOLDS.getOrDefault(language, THRESHOLD);
  }

  /** The hardest sentence that is long enough to be measured. */
  static Optional<Sentence> hardest(String text, String language) {
    Locale locale = Locale.forLanguageTag(language);
    return pieces(text, BreakIterator.getSentenceInstance(locale)).stream()
        .flatMap(sentence -> measured(sentence.strip(), locale).stream())
        .max(Comparator.comparingInt(Sentence::score));
  }

  private static Optional<Sentence> measured(String sentence, Locale locale) {
    List<String> words =
        pieces(sentence, BreakIterator.getWordInstance(locale)).stream()
            .filter(piece -> piece.codePoints().anyMatch(Character::isLetter))
            .toList();
    if (words.size() < MIN_WORDS) {
      return Optional.empty();
    }
    long longOnes = words.stream().filter(word -> word.length() > LONG_WORD).count();
    return Optional.of(
        new Sentence(sentence, (int) (words.size() + 100 * longOnes / words.size())));
  }

  private static List<String> pieces(String text, BreakIterator breaks) {
    breaks.setText(text);
    List<String> pieces = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      pieces.add(text.substring(start, end));
    }
    return pieces;
  }
}
