package dev.guestright.fairness;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a value of an outcome or a label means. With a value named, that value is yes (compared
 * without outer blanks and without case, and as a number when both are numbers: {@code 1} is also
 * {@code 1.0} and {@code true}), and every other is no. Without one, only values that plainly mean
 * yes or no are understood.
 */
final class YesOrNo {

  /** What was understood. */
  enum Meaning {
    YES,
    NO,
    MISSING,
    UNCLEAR
  }

  private static final Set<String> YES =
      Set.of(
          "1",
          "true",
          "t",
          "yes",
          "y",
          "favourable",
          "favorable",
          "selected",
          "granted",
          "approved",
          "accepted",
          "admitted");
  private static final Set<String> NO =
      Set.of(
          "0",
          "false",
          "f",
          "no",
          "n",
          "unfavourable",
          "unfavorable",
          "not selected",
          "denied",
          "declined",
          "rejected",
          "refused");
  private static final Set<String> EMPTY = Set.of("", "nan", "null", "na", "n/a");
  private static final Set<String> MISSING =
      Set.of("", "nan", "null", "na", "n/a", "none", "unknown");

  private final Optional<String> named;

  YesOrNo(Optional<String> named) {
    this.named = named.map(YesOrNo::plain);
  }

  Meaning of(@Nullable String value) {
    String plain = value == null ? "" : plain(value);
    if (named.isPresent()) {
      return named.get().equals(plain)
          ? Meaning.YES
          : EMPTY.contains(plain) ? Meaning.MISSING : Meaning.NO;
    }
    return YES.contains(plain)
        ? Meaning.YES
        : NO.contains(plain)
            ? Meaning.NO
            : MISSING.contains(plain) ? Meaning.MISSING : Meaning.UNCLEAR;
  }

  /** A value without what writers of files add: blanks, case, and the zeros of a number. */
  private static String plain(String value) {
    String text = value.strip().toLowerCase(Locale.ROOT);
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true") ? "1" : "0";
    }
    if (!text.matches("[+-]?\\d{1,15}(\\.\\d{1,15})?(e[+-]?\\d{1,2})?")) {
      return text;
    }
    double number = Double.parseDouble(text);
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }
}
