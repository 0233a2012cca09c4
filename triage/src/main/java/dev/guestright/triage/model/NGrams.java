package dev.guestright.triage.model;

/**
 * Cuts a text into hashed word and character n-grams. Case, digits and punctuation are levelled
 * first, so that "Error 42!!" and "error 17" share what matters.
 *
 * @param maxWords longest run of words, 0 for none
 * @param minChars shortest run of characters
 * @param maxChars longest run of characters; runs may cross from one word into the next
 * @param readChars how many characters from the start of a text are read; what comes after them
 *     cannot change the answer
 */
public record NGrams(int maxWords, int minChars, int maxChars, int readChars) {
  private static final int WORD_SEED = 0x9E3779B9;
  private static final int CHAR_SEED = 0x85EBCA6B;

  /** Checks the ranges. */
  public NGrams {
    if (maxWords < 0 || minChars < 1 || maxChars < minChars || readChars < 1) {
      throw new IllegalArgumentException("N-gram lengths run from short to long, all above 0");
    }
  }

  /** The n-grams of a text as 32-bit hashes, with repetitions, in a fixed order. */
  int[] hashes(String text) {
    char[] plain = level(text);
    int length = plain.length;
    int[] out = new int[length * (maxChars - minChars + 1) + (length / 2 + 1) * maxWords];
    int n = charRuns(plain, out);
    n = wordRuns(plain, out, n);
    return java.util.Arrays.copyOf(out, n);
  }

  /** Lower case, digits as 0, anything else as one space; a space at each end. */
  private char[] level(String text) {
    int end = Math.min(text.length(), readChars);
    char[] out = new char[end + 2];
    int n = 0;
    out[n++] = ' ';
    for (int i = 0; i < end; i++) {
      char level = level(text.charAt(i));
      if (level != ' ' || out[n - 1] != ' ') {
        out[n++] = level;
      }
    }
    if (out[n - 1] != ' ') {
      out[n++] = ' ';
    }
    return n == out.length ? out : java.util.Arrays.copyOf(out, n);
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
    for (int start = 0; start < plain.length; start++) {
      int hash = CHAR_SEED;
      int longest = Math.min(maxChars, plain.length - start);
      for (int run = 1; run <= longest; run++) {
        hash = (hash ^ plain[start + run - 1]) * 0x01000193;
        if (run >= minChars) {
          out[n++] = mix(hash + run);
        }
      }
    }
    return n;
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
        out[n++] = run;
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
