package dev.guestright.triage;

import dev.guestright.triage.model.Example;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells whether a message sounds upset, by a word list in four languages. What it finds can be
 * shown word by word, which no model could promise; what it cannot find is irony, restraint, sorrow
 * and other languages. A word right after a "not" does not count. All lists are read at once,
 * because people mix languages.
 */
final class UpsetReader {
  /** One strong word ("furious"), or two weak ones ("annoyed", "for nothing"). */
  private static final int UPSET_FROM = 2;

  private static final Set<String> NOT =
      Set.of("not", "no", "never", "don't", "isn't", "nicht", "kein", "keine", "pas", "nunca");
  private static final Set<String> VERY =
      Set.of(
          "very", "so", "really", "extremely", "sehr", "total", "très", "tellement", "muy", "tan");

  private final Map<String, List<Phrase>> byFirstWord;

  private UpsetReader(Map<String, List<Phrase>> byFirstWord) {
    this.byFirstWord = byFirstWord;
  }

  static UpsetReader standard() {
    return of(ShippedExamples.upsetWords());
  }

  /** A reader of these words and phrases; their labels are how much each weighs. */
  static UpsetReader of(List<Example> list) {
    Map<String, List<Phrase>> phrases = new HashMap<>();
    for (Example entry : list) {
      List<String> words = Words.of(entry.text()).lowerCase();
      Phrase phrase = new Phrase(words, Integer.parseInt(entry.label()));
      phrases.computeIfAbsent(words.getFirst(), first -> new ArrayList<>()).add(phrase);
    }
    return new UpsetReader(phrases);
  }

  boolean read(String message) {
    Words words = Words.of(message);
    int said = said(words.lowerCase());
    return said >= UPSET_FROM || (said > 0 && said + (words.loud() ? 1 : 0) >= UPSET_FROM);
  }

  private int said(List<String> words) {
    int sum = 0;
    for (int at = 0; at < words.size(); ) {
      Phrase longest = Phrase.NONE;
      for (Phrase phrase : byFirstWord.getOrDefault(words.get(at), List.of())) {
        if (phrase.standsAt(words, at) && phrase.words().size() > longest.words().size()) {
          longest = phrase;
        }
      }
      if (longest.weight() > 0 && !follows(NOT, words, at, 2)) {
        sum += longest.weight() + (follows(VERY, words, at, 1) ? 1 : 0);
      }
      at += Math.max(1, longest.words().size());
    }
    return sum;
  }

  private static boolean follows(Set<String> any, List<String> words, int at, int within) {
    for (int i = Math.max(0, at - within); i < at; i++) {
      if (any.contains(words.get(i))) {
        return true;
      }
    }
    return false;
  }

  private record Phrase(List<String> words, int weight) {
    static final Phrase NONE = new Phrase(List.of(), 0);

    boolean standsAt(List<String> text, int at) {
      int end = at + words.size();
      return end <= text.size() && text.subList(at, end).equals(words);
    }
  }
}
