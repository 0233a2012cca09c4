package dev.guestright.charter;

import java.util.Locale;
import java.util.regex.Pattern;

/** A page in Markdown, in one language. What a charter says stays text: it cannot become markup. */
final class Markdown {
  private static final Pattern MARKUP = Pattern.compile("[\\\\`*_<>\\[\\]|#]");

  private final StringBuilder page = new StringBuilder();
  private final String language;

  Markdown(String language) {
    this.language = language;
  }

  Markdown heading(int level, String words) {
    return line("#".repeat(level) + " " + words).line("");
  }

  Markdown paragraph(String words) {
    return line(words).line("");
  }

  Markdown item(String words) {
    return line("- " + words);
  }

  Markdown end() {
    return line("");
  }

  Markdown line(String words) {
    page.append(words).append('\n');
    return this;
  }

  /** The product's own words. */
  String label(String key) {
    return Words.of("page." + key).in(language);
  }

  /** The product's own words around one thing of the charter. */
  String label(String key, String thing) {
    return label(key).replace("{}", thing);
  }

  /** Words of the charter, made harmless. */
  String text(Text words) {
    return text(words.in(language));
  }

  static String text(String words) {
    String line = words.strip().replaceAll("\\s+", " ");
    return MARKUP.matcher(line).replaceAll(found -> "\\\\\\" + found.group());
  }

  /** A time in words: 12 months. */
  String period(java.time.Period period) {
    StringBuilder words = new StringBuilder();
    append(words, period.getYears(), "year");
    append(words, period.getMonths(), "month");
    append(words, period.getDays(), "day");
    return words.toString();
  }

  private void append(StringBuilder words, int count, String unit) {
    if (count > 0) {
      words.append(words.isEmpty() ? "" : ", ");
      words.append(label(count == 1 ? unit : unit + "s", String.format(Locale.ROOT, "%d", count)));
    }
  }

  @Override
  public String toString() {
    return page.toString().strip() + "\n";
  }
}
