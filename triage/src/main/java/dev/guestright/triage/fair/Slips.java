package dev.guestright.triage.fair;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Slips of the keyboard as people make them, in any language that is written with letters. */
final class Slips {
  /** Shorter words are seldom written wrong, and are another word when they are. */
  private static final Pattern LONG_WORD = Pattern.compile("\\p{L}{5,}");

  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

  private Slips() {}

  /**
   * The message with each kind of slip once: two letters the wrong way round, one left out, one
   * twice, all capitals, and no accents. Those that change nothing are left out.
   */
  static List<String> of(String message, RandomGenerator random) {
    List<String> slips = new ArrayList<>();
    List<MatchResult> words = LONG_WORD.matcher(message).results().toList();
    if (!words.isEmpty()) {
      for (int slip = 0; slip < 3; slip++) {
        MatchResult word = words.get(random.nextInt(words.size()));
        int at = word.start() + 1 + random.nextInt(word.end() - word.start() - 2);
        String before = message.substring(0, at);
        char here = message.charAt(at);
        String after = message.substring(at + 1);
        slips.add(
            switch (slip) {
              case 0 -> before + after.charAt(0) + here + after.substring(1);
              case 1 -> before + after;
              default -> before + here + here + after;
            });
      }
    }
    slips.add(message.toUpperCase(java.util.Locale.ROOT));
    slips.add(MARKS.matcher(Normalizer.normalize(message, Normalizer.Form.NFD)).replaceAll(""));
    slips.removeIf(message::equals);
    return slips;
  }
}
