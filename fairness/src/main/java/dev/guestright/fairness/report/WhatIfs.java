package dev.guestright.fairness.report;

import dev.guestright.fairness.Report;
import dev.guestright.fairness.WhatIf;
import dev.guestright.fairness.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** The lines through a score that would favour about as many as now, with what each group gains. */
final class WhatIfs {

  private static final int SHOWN = 3;

  private WhatIfs() {}

  static List<Page.Section> sections(Report report) {
    List<List<String>> rows = new ArrayList<>();
    report.whatIfs().stream()
        .sorted(Comparator.comparingDouble(WhatIfs::apart))
        .limit(SHOWN)
        .sorted(Comparator.comparingDouble(WhatIf::line))
        .forEach(it ->
            it.groups().stream()
                .filter(side -> !side.group().isCrossing())
                .forEach(side -> rows.add(row(it.line(), side))));
    return rows.isEmpty()
        ? List.of()
        : List.of(
            new Page.Section(
                "What if one line decided",
                "If a score of the line or more had decided these cases, and nothing else: what"
                    + " each group would gain and lose. The lines shown favour about as many as"
                    + " now. It foretells nothing, and a person decides; a line of its own for each"
                    + " group may be unlawful.",
                List.of(),
                List.of(
                    "Line",
                    "Group",
                    "Now",
                    "Then",
                    "Gain",
                    "Lose",
                    "False positives",
                    "False negatives"),
                rows));
  }

  /** How far a line would move the rate of all, whichever way. */
  private static double apart(WhatIf one) {
    long now = one.groups().stream().mapToLong(it -> it.now().hits()).sum();
    long then = one.groups().stream().mapToLong(it -> it.then().hits()).sum();
    return Math.abs(now - then);
  }

  private static List<String> row(double line, WhatIf.Side one) {
    return List.of(
        Words.number(line),
        Sections.who(one.group()),
        Words.percent(one.now().rate()),
        Words.percent(one.then().rate()),
        count(one.gains()),
        count(one.loses()),
        Words.percent(one.falsePositive().rate()),
        Words.percent(one.falseNegative().rate()));
  }

  private static String count(OptionalLong count) {
    return count.isPresent() ? String.valueOf(count.getAsLong()) : "–";
  }
}
