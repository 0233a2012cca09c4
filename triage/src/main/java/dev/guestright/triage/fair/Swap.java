package dev.guestright.triage.fair;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two ways to write the same message.
 *
 * @param language the language (BCP 47) in which the words make sense
 * @param kind what differs between the two
 * @param place where the words go
 * @param from the words of the first way; may be empty before and after a message
 * @param to the words of the second way
 */
record Swap(String language, Kind kind, Place place, String from, String to) {
  /** Where the words of a swap go. */
  enum Place {
    /** In front of every message. */
    BEFORE,
    /** In place of the same words within a message; a message without them is left out. */
    WITHIN,
    /** Behind every message. */
    AFTER
  }

  /** One message written in both ways. */
  record Pair(String one, String other) {}

  /** The message in both ways, or empty when it does not hold the words. */
  Optional<Pair> pair(String message) {
    return switch (place) {
      case BEFORE -> Optional.of(new Pair(join(from, message), join(to, message)));
      case AFTER -> Optional.of(new Pair(join(message, from), join(message, to)));
      case WITHIN -> {
        Matcher found = wholeWords().matcher(message);
        yield found.find()
            ? Optional.of(new Pair(message, found.replaceAll(Matcher.quoteReplacement(to))))
            : Optional.empty();
      }
    };
  }

  private Pattern wholeWords() {
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}])" + Pattern.quote(from) + "(?![\\p{L}\\p{N}])",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static String join(String left, String right) {
    return left.isEmpty() || right.isEmpty() ? left + right : left + " " + right;
  }
}
