package dev.guestright.triage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text as words.
 *
 * @param lowerCase its words in lower case, in order
 * @param loud whether it shouts: several words in capitals, or exclamation marks in a row
 */
record Words(List<String> lowerCase, boolean loud) {
  private static final int CHARS_READ = 2_000;
  private static final int CAPITAL_WORDS = 3;

  static Words of(String text) {
    String read = text.length() > CHARS_READ ? text.substring(0, CHARS_READ) : text;
    String plain = read.replace('\u2019', '\'');
    List<String> words = new ArrayList<>();
    int capitals = 0;
    for (int from = 0; from < plain.length(); ) {
      int to = wordEnd(plain, from);
      if (to > from) {
        String word = plain.substring(from, to);
        words.add(word.toLowerCase(Locale.ROOT));
        capitals += shouted(word) ? 1 : 0;
      }
      from = to + 1;
    }
    return new Words(words, capitals >= CAPITAL_WORDS || plain.contains("!!"));
  }

  private static int wordEnd(String text, int from) {
    int to = from;
    while (to < text.length() && partOfWord(text.charAt(to))) {
      to++;
    }
    return to;
  }

  private static boolean partOfWord(char c) {
    return Character.isLetter(c) || c == '\'';
  }

  /** In capitals, and neither an abbreviation nor a mask such as XXXX. */
  private static boolean shouted(String word) {
    return word.length() > 3
        && word.chars().allMatch(Character::isUpperCase)
        && word.chars().distinct().count() > 2;
  }
}
