package dev.guestright.charter;

import java.util.stream.Collectors;

/**
 * A charter as a page that its customers could read (GDPR Art. 13).
 *
 * <p>Guarantee: everything that the charter lets anybody collect or use is on the page.
 */
public final class CharterPage {
  private final Charter charter;
  private final Markdown page;

  private CharterPage(Charter charter, String language) {
    this.charter = charter;
    this.page = new Markdown(language);
  }

  /** The page in Markdown, in that language as far as the charter speaks it. */
  public static String of(Charter charter, String language) {
    return new CharterPage(charter, language).written();
  }

  private String written() {
    page.heading(1, page.label("title", Markdown.text(charter.controller().name())));
    page.paragraph(
        page.label("version", String.valueOf(charter.version()))
            + charter
                .signedOff()
                .map(
                    sign -> " " + page.label("signed", Markdown.text(sign.by()) + ", " + sign.on()))
                .orElse(""));
    purposes("asked", true);
    purposes("told", false);
    dataPoints();
    plays();
    rules();
    never();
    page.heading(2, page.label("rights"));
    page.paragraph(page.label("rights-words", Markdown.text(charter.controller().contact())));
    return page.toString();
  }

  private void purposes(String heading, boolean asked) {
    page.heading(2, page.label(heading));
    for (Purpose purpose : charter.purposes().values()) {
      if (purpose.isAsked() == asked) {
        page.heading(3, page.text(purpose.words()));
        page.paragraph(page.text(purpose.benefit()));
        page.item(page.label("uses", says(purpose)));
        page.item(page.label("who", Markdown.text(sorted(purpose))));
        purpose.expires().ifPresent(time -> page.item(page.label("lasts", page.period(time))));
        if (asked) {
          page.item(page.label("no", page.period(purpose.askAgainAfter())));
        }
        page.end();
      }
    }
  }

  private String says(Purpose purpose) {
    return charter.dataPoints().values().stream()
        .filter(point -> purpose.dataPoints().contains(point.name()))
        .map(point -> page.text(point.says()))
        .collect(Collectors.joining("; "));
  }

  private static String sorted(Purpose purpose) {
    return purpose.roles().stream().sorted().collect(Collectors.joining(", "));
  }

  private void dataPoints() {
    page.heading(2, page.label("data"));
    for (DataPoint point : charter.dataPoints().values()) {
      page.heading(3, page.text(point.says()));
      page.item(page.label("source", Markdown.text(point.source())));
      page.item(page.label("kept", page.period(point.keep())));
      point
          .law()
          .ifPresent(law -> {
            page.item(page.label("law", page.text(law.because())));
            page.item(page.label("locked", page.period(law.keep())));
          });
      if (point.sensitivity() == Sensitivity.SPECIAL) {
        page.item(page.label("special"));
      }
      if (point.correctedByCustomer()) {
        page.item(page.label("correct"));
      }
      page.end();
    }
  }

  private void plays() {
    page.heading(2, page.label("plays"));
    charter.plays().values().stream()
        .filter(play -> !play.say().isEmpty())
        .forEach(play -> page.item(page.text(play.say())));
    page.end();
  }

  private void rules() {
    if (!charter.rules().isEmpty()) {
      page.heading(2, page.label("rules"));
      charter.rules().forEach(rule -> page.item(page.text(rule.because())));
      page.end();
    }
  }

  private void never() {
    page.heading(2, page.label("never"));
    for (RedLine line : RedLine.values()) {
      page.item(page.text(line.words()));
    }
    page.end();
  }
}
