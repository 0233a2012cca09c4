package dev.guestright.server.web;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** The words of a page in one language. Times are told in UTC; pages mark them up for machines. */
public final class Words {

  /** The languages that pages speak. */
  public static final List<String> LANGUAGES = List.of("en", "de", "fr", "es");

  private final Locale locale;
  private final ResourceBundle bundle;

  private Words(Locale locale) {
    this.locale = locale;
    this.bundle =
        ResourceBundle.getBundle(
            "words.words",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** Returns the words of this language, or English where pages do not speak it. */
  public static Words in(String language) {
    String spoken = LANGUAGES.contains(language) ? language : "en";
    // English dates as a British reader writes them: 3 May 2026.
    return new Words(spoken.equals("en") ? Locale.UK : Locale.of(spoken));
  }

  public String language() {
    return locale.getLanguage();
  }

  /** Says a sentence, with these values in it. */
  public String say(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), locale).format(values);
  }

  /** Says a sentence that may not be there, such as the name of a topic from an import. */
  public String sayOr(String key, String otherwise) {
    try {
      return bundle.getString(key);
    } catch (MissingResourceException e) {
      return otherwise;
    }
  }

  public String date(Instant instant) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(locale)
        .format(day(instant));
  }

  public String time(Instant instant) {
    return DateTimeFormatter.ofPattern("HH:mm").format(instant.atOffset(ZoneOffset.UTC));
  }

  public String dateTime(Instant instant, Instant now) {
    return day(instant).equals(day(now))
        ? say("time.today", time(instant))
        : say("time.day", date(instant), time(instant));
  }

  public static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  /** How long something has waited, roughly: a person wants the size of it. */
  public String waited(Instant since, Instant now) {
    Duration waited = Duration.between(since, now);
    if (waited.toDays() >= 365) {
      return say("wait.years", waited.toDays() / 365);
    }
    if (waited.toDays() >= 1) {
      return say("wait.days", waited.toDays());
    }
    if (waited.toHours() >= 1) {
      return say("wait.hours", waited.toHours());
    }
    return say("wait.minutes", Math.max(0, waited.toMinutes()));
  }

  /** A period as a charter writes it, such as P1Y6M. */
  public String period(Period period) {
    return Stream.of(
            part("period.years", period.getYears()),
            part("period.months", period.getMonths()),
            part("period.days", period.getDays()))
        .filter(text -> !text.isEmpty())
        .reduce((a, b) -> a + " " + b)
        .orElse(say("period.days", 0));
  }

  private String part(String key, int count) {
    return count == 0 ? "" : say(key, count);
  }

  /** Several things as one phrase: "a, b and c". */
  public String list(List<String> things) {
    if (things.size() < 2) {
      return things.isEmpty() ? "" : things.getFirst();
    }
    return String.join(", ", things.subList(0, things.size() - 1))
        + " "
        + say("list.and")
        + " "
        + things.getLast();
  }

  public String number(long number) {
    return java.text.NumberFormat.getIntegerInstance(locale).format(number);
  }

  public String languageName(String tag) {
    return tag.equals("und")
        ? say("language.unknown")
        : Locale.forLanguageTag(tag).getDisplayLanguage(locale);
  }
}
