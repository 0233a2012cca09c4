package dev.guestright.triage.model;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Cuts a text of any script into hashed word and character n-grams. Case, digits, punctuation and
 * the forms of one letter (Unicode NFKC) are levelled first, so that "Error 42!!" and "error 17"
 * share what matters.
 *
 * @param maxWords longest run of words, 0 for none
 * @param minChars shortest run of characters; in scripts that set no space between words, 1
 * @param maxChars longest run of characters; runs end where a word ends, and see that it does
 * @param readChars how many characters from the start of a text are read; what comes after them
 *     cannot change the answer
 */
public record NGrams(int maxWords, int minChars, int maxChars, int readChars) {
  /** The last bit of a hash tells runs of words from runs of characters. */
  private static final int WORDS = 1;

  private static final Set<UnicodeScript> SPACELESS =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private static final int WORD_SEED = 0x9E3779B9;
  private static final int CHAR_SEED = 0x85EBCA6B;

  /** Checks the ranges. */
  public NGrams {
    if (maxWords < 0 || minChars < 1 || maxChars < minChars || readChars < 1) {
      throw new IllegalArgumentException("N-gram lengths run from short to long, all above 0");
    }
  }

  /** Whether a hash is of a run of words; else it is of a run of characters. */
  static boolean ofWords(int hash) {
    return (hash & WORDS) == WORDS;
  }

  /** The n-grams of a text as 32-bit hashes, with repetitions, in a fixed order. */
  int[] hashes(String text) {
    char[] plain = level(text);
    int length = plain.length;
    int[] out = new int[length * maxChars + (length / 2 + 1) * maxWords];
    int n = charRuns(plain, out);
    n = wordRuns(plain, out, n);
    return Arrays.copyOf(out, n);
  }

  /** Lower case, digits as 0, anything else as one space; a space at each end. */
  private char[] level(String text) {
    String read = text.length() > readChars ? text.substring(0, readChars) : text;
    String one = Normalizer.normalize(read, Normalizer.Form.NFKC);
    int end = one.length();
    char[] out = new char[end + 2];
    int n = 0;
    out[n++] = ' ';
    for (int i = 0; i < end; i++) {
      char level = level(one.charAt(i));
      if (level != ' ' || out[n - 1] != ' ') {
        out[n++] = level;
      }
    }
    if (out[n - 1] != ' ') {
      out[n++] = ' ';
    }
    return n == out.length ? out : Arrays.copyOf(out, n);
  }

  private static char level(char c) {
    if (c >= 'a' && c <= 'z') {
      return c;
    }
    if (Character.isDigit(c)) {
      return '0';
    }
    // Combining marks belong to the letters of many scripts (Devanagari, Thai, decomposed accents).
    boolean partOfWord =
        Character.isLetter(c)
            || Character.isSurrogate(c)
            || Character.getType(c) == Character.NON_SPACING_MARK
            || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    if (partOfWord) {
      return Character.toLowerCase(c);
    }
    return c == '?' || c == '!' ? c : ' ';
  }

  private int charRuns(char[] plain, int[] out) {
    int n = 0;
    for (int start = 0; start < plain.length - 1; start++) {
      int shortest = isSpaceless(plain[start]) ? 1 : minChars;
      int hash = CHAR_SEED;
      for (int run = 1; run <= maxChars && start + run <= plain.length; run++) {
        char last = plain[start + run - 1];
        hash = (hash ^ last) * 0x01000193;
        if (run >= shortest) {
          out[n++] = mix(hash + run) & ~WORDS;
        }
        if (last == ' ' && run > 1) {
          break;
        }
      }
    }
    return n;
  }

  /** Han, kana and the like: their words are told by no space, and one character says much. */
  private static boolean isSpaceless(char c) {
    return c > 0x0DFF && SPACELESS.contains(UnicodeScript.of(c));
  }

  private int wordRuns(char[] plain, int[] out, int from) {
    if (maxWords == 0) {
      return from;
    }
    int n = from;
    int[] words = new int[plain.length / 2 + 1];
    int count = 0;
    int hash = WORD_SEED;
    for (int i = 1; i < plain.length; i++) {
      if (plain[i] != ' ') {
        hash = (hash ^ plain[i]) * 0x01000193;
      } else {
        words[count++] = hash;
        hash = WORD_SEED;
      }
    }
    for (int start = 0; start < count; start++) {
      int run = WORD_SEED;
      for (int k = 0; k < maxWords && start + k < count; k++) {
        run = mix(run * 31 + words[start + k]);
        out[n++] = run | WORDS;
      }
    }
    return n;
  }

  /** Spreads the bits, because FNV alone leaves the low ones alike for alike texts. */
  private static int mix(int hash) {
    int h = hash;
    h = (h ^ (h >>> 16)) * 0x85EBCA6B;
    h = (h ^ (h >>> 13)) * 0xC2B2AE35;
    return h ^ (h >>> 16);
  }
}
