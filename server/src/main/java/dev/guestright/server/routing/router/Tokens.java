package dev.guestright.server.routing.router;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A text's words with their places; case and accents are levelled, since people leave them out. */
record Tokens(List<Token> all) {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /** What is pressing, people say early; a long history may follow. */
  private static final int CHARS_READ = 4_000;

  record Token(String word, int from, int to) {}

  static Tokens of(String text) {
    String read = text.length() > CHARS_READ ? text.substring(0, CHARS_READ) : text;
    return new Tokens(
        WORD.matcher(read)
            .results()
            .map(found -> new Token(level(found.group()), found.start(), found.end()))
            .toList());
  }

  private static String level(String word) {
    return MARKS
        .matcher(Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
        .replaceAll("");
  }

  /** Where a run of words stands first; a last word that ends in {@code *} is a beginning. */
  java.util.Optional<Span> find(String phrase) {
    List<String> words = List.of(phrase.strip().split("[^\\p{L}\\p{M}\\p{N}*]+"));
    for (int at = 0; at + words.size() <= all.size(); at++) {
      if (standsAt(words, at)) {
        int from = all.get(at).from();
        return java.util.Optional.of(new Span(from, all.get(at + words.size() - 1).to() - from));
      }
    }
    return java.util.Optional.empty();
  }

  private boolean standsAt(List<String> words, int at) {
    for (int i = 0; i < words.size(); i++) {
      String said = all.get(at + i).word();
      String wanted = words.get(i);
      boolean fits =
          wanted.endsWith("*")
              ? said.startsWith(level(wanted.substring(0, wanted.length() - 1)))
              : said.equals(level(wanted));
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
