package dev.guestright.fairness;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A report as plain text, for a terminal. The same report gives the same characters. */
public final class AuditText {

  private AuditText() {}

  /** Returns the findings first, then the figures behind them. */
  public static String write(Report report) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%d decisions%s, %d without an outcome, %d looks.\n\nFindings\n",
            report.rows(),
            customers(report),
            report.undecided(),
            report.looks().size()));
    if (report.findings().isEmpty()) {
      text.append("  None that would still be certain after correction.\n");
    }
    report.findings().forEach(it -> text.append("  ").append(line(it)).append('\n'));
    section(text, "Groups", report.groups().stream().map(AuditText::line).toList());
    section(
        text, "Comparisons", report.comparisons().stream().map(it -> line(report, it)).toList());
    section(text, "Like with like", report.within().stream().map(it -> line(report, it)).toList());
    section(text, "Waits", report.waits().stream().map(AuditText::line).toList());
    section(text, "Scores", report.calibration().stream().map(AuditText::line).toList());
    section(text, "Over time", report.trends().stream().map(AuditText::line).toList());
    section(
        text,
        "Held back",
        report.heldBack().entrySet().stream()
            .map(it -> "%s: %d too small to show".formatted(it.getKey(), it.getValue()))
            .toList());
    return text.toString();
  }

  private static String customers(Report report) {
    return report.customers().isPresent()
        ? " of %d customers".formatted(report.customers().getAsLong())
        : "";
  }

  private static void section(StringBuilder text, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      text.append('\n').append(title).append('\n');
      text.append(lines.stream().collect(Collectors.joining("\n  ", "  ", "\n")));
    }
  }

  private static String line(Finding finding) {
    return "[" + finding.severity().name().toLowerCase(Locale.ROOT) + "] " + finding.text();
  }

  private static String line(GroupFigures one) {
    String line =
        "%s %s: %d of %d, %s (95 %%: %s to %s)"
            .formatted(
                one.group().attribute(),
                Words.who(one.group()),
                one.selected().hits(),
                one.selected().of(),
                Words.percent(one.selected().rate()),
                Words.percent(one.selected().wilson().low()),
                Words.percent(one.selected().wilson().high()));
    return one.falsePositive().of() + one.falseNegative().of() == 0
        ? line
        : line
            + ", fpr %s, fnr %s, ppv %s"
                .formatted(
                    Words.percent(one.falsePositive().rate()),
                    Words.percent(one.falseNegative().rate()),
                    Words.percent(one.positivePredictive().rate()));
  }

  private static String line(Report report, Comparison one) {
    String line =
        "%s %s beside %s, %s: %s (95 %%: %s to %s), ratio %s, %s, corrected %s"
            .formatted(
                one.group().attribute(),
                Words.who(one.group()),
                one.reference(),
                one.metric().label(),
                Words.points(one.difference().value()),
                Words.points(report.apart(one).low()),
                Words.points(report.apart(one).high()),
                Words.number(one.ratio().value()),
                one.test().test(),
                Words.probability(report.looks().adjusted(one.look())));
    return report.detectable(one).isPresent()
        ? line
            + "; nothing found, "
            + Words.points(report.detectable(one).getAsDouble())
            + " would have been"
        : line;
  }

  private static String line(Report report, WithinComparison one) {
    return "%s %s beside %s by %s: %s, odds ratio %s, corrected %s"
        .formatted(
            one.group().attribute(),
            Words.who(one.group()),
            one.reference(),
            String.join(" and ", one.by()),
            Words.points(one.figures().difference().value()),
            Words.number(one.figures().oddsRatio().value()),
            Words.probability(report.looks().adjusted(one.look())));
  }

  private static String line(Trend one) {
    return "%s %s beside %s, %s to %s: the difference changes by %s (95 %%: %s to %s)"
        .formatted(
            one.group().attribute(),
            Words.who(one.group()),
            one.reference(),
            one.periods().getFirst().from(),
            one.periods().getLast().to(),
            Words.points(one.drift().change().value()),
            Words.points(one.drift().change().low()),
            Words.points(one.drift().change().high()));
  }

  private static String line(CalibrationFigures one) {
    return "%s %s: the score says %s, %s were right (gap %s, 95 %%: %s to %s), expected error %s, %s by chance"
        .formatted(
            one.group().attribute(),
            Words.who(one.group()),
            Words.percent(one.score()),
            Words.percent(one.observed()),
            Words.points(one.gap().value()),
            Words.points(one.gap().low()),
            Words.points(one.gap().high()),
            Words.percent(one.expectedError()),
            Words.percent(one.errorByChance()));
  }

  private static String line(WaitFigures one) {
    return "%s %s: median %s, p90 %s, restricted mean %s, %s of them among the longest"
        .formatted(
            one.group().attribute(),
            Words.who(one.group()),
            Words.number(one.median().value()),
            Words.number(one.ninetieth().value()),
            Words.number(one.restrictedMean().value()),
            Words.percent(one.longest().rate()));
  }
}
