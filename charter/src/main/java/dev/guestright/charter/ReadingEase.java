package dev.guestright.charter;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Flesch's measure of reading ease, in the form made for each language: 100 is as easy as can be,
 * under 30 is read by graduates. Syllables are counted by {@link Syllables}, sentences and words
 * found by the JDK. A language without a form of its own is not measured.
 */
final class ReadingEase {
  /** Where Flesch's own table begins to say "very difficult" (1948, table 5). */
  static final int THRESHOLD = 30;

  /** Fewer words say nothing about a sentence. */
  private static final int MIN_WORDS = 8;

  private static final Map<String, ReadingEase> MEASURES =
      Map.of(
          "en", new ReadingEase("en", "Flesch", 206.835, 1.015, 84.6),
          "de", new ReadingEase("de", "Amstad", 180, 1, 58.5),
          "fr", new ReadingEase("fr", "Kandel-Moles", 207, 1.015, 73.6),
          "es", new ReadingEase("es", "Fernández Huerta", 206.84, 1.02, 60));

  private final Locale locale;
  private final String author;
  private final double most;
  private final double perWord;
  private final double perSyllable;

  private ReadingEase(
      String language, String author, double most, double perWord, double perSyllable) {
    this.locale = Locale.of(language);
    this.author = author;
    this.most = most;
    this.perWord = perWord;
    this.perSyllable = perSyllable;
  }

  /** One sentence, how easy it is, and by whose form of the measure. */
  record Sentence(String text, int score, String author) {}

  /** The measure made for a language: Flesch 1948, Amstad 1978, Kandel-Moles 1958, Huerta 1959. */
  static Optional<ReadingEase> of(String language) {
    return Optional.ofNullable(MEASURES.get(language));
  }

  /** The hardest sentence that is long enough to be measured. */
  Optional<Sentence> hardest(String text) {
    return pieces(text, BreakIterator.getSentenceInstance(locale)).stream()
        .flatMap(sentence -> measured(sentence.strip()).stream())
        .min(Comparator.comparingInt(Sentence::score));
  }

  private Optional<Sentence> measured(String sentence) {
    List<String> words =
        pieces(sentence, BreakIterator.getWordInstance(locale)).stream()
            .filter(piece -> piece.codePoints().anyMatch(Character::isLetter))
            .toList();
    if (words.size() < MIN_WORDS) {
      return Optional.empty();
    }
    Syllables syllables = Syllables.in(locale);
    double aWord = words.stream().mapToInt(syllables::of).average().orElseThrow();
    double score = most - perWord * words.size() - perSyllable * aWord;
    return Optional.of(new Sentence(sentence, (int) Math.round(score), author));
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
