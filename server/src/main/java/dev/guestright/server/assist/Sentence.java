package dev.guestright.server.assist;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A play's sentence with room for words in double braces, such as {@code {{past.solution}}}. */
final class Sentence {

  private static final Pattern ROOM = Pattern.compile("\\{\\{\\s*([a-z_.]+)\\s*}}");

  private Sentence() {}

  /**
   * Fills the sentence; empty when a word for it is missing, since half a sentence helps nobody.
   */
  static Optional<String> fill(String sentence, Map<String, String> words) {
    Matcher room = ROOM.matcher(sentence);
    StringBuilder filled = new StringBuilder();
    while (room.find()) {
      String word = words.get(room.group(1));
      if (word == null) {
        return Optional.empty();
      }
      room.appendReplacement(filled, Matcher.quoteReplacement(word));
    }
    return Optional.of(room.appendTail(filled).toString());
  }
}
