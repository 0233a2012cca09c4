package dev.guestright.charter;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Puts decisions into a customer's words. */
final class Explanation {
  private Explanation() {}

  static String of(Decision.Permit permit, Inquiry inquiry, String language) {
    String used =
        permit.released().isEmpty()
            ? say("explain.permit-nothing", language)
            : say("explain.permit", language)
                .replace("{benefit}", inquiry.purpose().benefit().in(language))
                .replace("{data}", names(permit.released(), inquiry, language))
                .replace("{why}", why(inquiry, language));
    if (permit.withheld().isEmpty()) {
      return used.strip();
    }
    return used.strip()
        + " "
        + say("explain.withheld", language)
            .replace("{data}", names(permit.withheld().keySet(), inquiry, language));
  }

  static String of(Decision.AskFirst ask, String language) {
    return say("explain.ask", language).replace("{question}", ask.notice().question().in(language));
  }

  static String of(Decision.NeedsHuman human, String language) {
    return human.ground().words().in(language) + " " + say("explain.human", language);
  }

  private static String why(Inquiry inquiry, String language) {
    return inquiry
        .yesSaidAt()
        .map(at -> say("explain.said-yes", language).replace("{date}", day(at, language)))
        .orElseGet(() -> say("explain.told", language));
  }

  private static String names(Collection<String> dataPoints, Inquiry inquiry, String language) {
    return dataPoints.stream()
        .sorted()
        .map(name -> inquiry.dataPoint(name).says().in(language))
        .collect(Collectors.joining("; "));
  }

  private static String day(Instant at, String language) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(Locale.forLanguageTag(spoken(language)))
        .format(at.atOffset(ZoneOffset.UTC));
  }

  private static String spoken(String language) {
    return Words.LANGUAGES.contains(Locale.forLanguageTag(language).getLanguage())
        ? language
        : "en";
  }

  private static String say(String key, String language) {
    return Words.of(key).in(language);
  }
}
