package dev.guestright.fairness.report;

import dev.guestright.fairness.CalibrationFigures;
import dev.guestright.fairness.Comparison;
import dev.guestright.fairness.Group;
import dev.guestright.fairness.GroupFigures;
import dev.guestright.fairness.Report;
import dev.guestright.fairness.WaitFigures;
import dev.guestright.fairness.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts a report's figures into the sections of its page. */
final class Sections {

  private final Report report;
  private final List<Page.Section> sections = new ArrayList<>();

  private Sections(Report report) {
    this.report = report;
  }

  static Page page(Report report) {
    Sections all = new Sections(report);
    byAttribute(report.groups()).forEach(all::rates);
    ImpactRatios.sections(report).forEach(all.sections::add);
    all.comparisons();
    all.within();
    all.sections.addAll(Trends.sections(report));
    all.waits();
    all.calibration();
    all.sections.addAll(WhatIfs.sections(report));
    all.heldBack();
    return new Page(
        "Bias audit of ‘" + report.question().outcome() + "’",
        "%d decisions%s, %d of them without an outcome. %d comparisons were made and corrected together."
            .formatted(report.rows(), customers(report), report.undecided(), report.looks().size()),
        report.findings().stream()
            .map(it -> new Page.Found(severity(it.severity()), it.text()))
            .toList(),
        all.sections,
        "Intervals are at 95 %%. A finding is a reason to look, not a proof of wrong. Groups of fewer than %d decisions are put together or not shown."
            .formatted(report.question().smallest()));
  }

  private static String customers(Report report) {
    return report.customers().isPresent()
        ? " of %d customers".formatted(report.customers().getAsLong())
        : "";
  }

  private static String severity(Enum<?> one) {
    String word = one.name().toLowerCase(Locale.ROOT);
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  static Map<String, List<GroupFigures>> byAttribute(List<GroupFigures> groups) {
    Map<String, List<GroupFigures>> all = new LinkedHashMap<>();
    groups.forEach(
        it -> all.computeIfAbsent(it.group().attribute(), a -> new ArrayList<>()).add(it));
    return all;
  }

  private void rates(String attribute, List<GroupFigures> groups) {
    boolean labelled = report.question().label().isPresent();
    List<String> head =
        new ArrayList<>(List.of("Group", "Decisions", "Favourable", "Rate", "95 %"));
    if (labelled) {
      head.addAll(List.of("False positives", "False negatives", "Right if favourable"));
    }
    List<List<String>> rows = new ArrayList<>();
    List<Plot.Mark> marks = new ArrayList<>();
    for (GroupFigures one : groups) {
      double low = one.selected().wilson().low();
      double high = one.selected().wilson().high();
      List<String> row =
          new ArrayList<>(
              List.of(
                  one.group().name(),
                  String.valueOf(one.selected().of()),
                  String.valueOf(one.selected().hits()),
                  Words.percent(one.selected().rate()),
                  Words.percent(low) + " to " + Words.percent(high)));
      if (labelled) {
        row.add(Words.percent(one.falsePositive().rate()));
        row.add(Words.percent(one.falseNegative().rate()));
        row.add(Words.percent(one.positivePredictive().rate()));
      }
      rows.add(row);
      marks.add(Plot.Mark.of(one.group().name(), low, one.selected().rate(), high));
    }
    String says =
        "How often decisions were favourable, by %s: the rate and its interval."
            .formatted(attribute);
    sections.add(
        new Page.Section(
            "Favourable outcomes by " + attribute,
            says,
            List.of(Plot.of(says, marks, Sections::percent)),
            head,
            rows));
  }

  static String percent(double fraction) {
    return String.format(Locale.ROOT, "%.0f %%", fraction * 100);
  }

  private void comparisons() {
    List<List<String>> rows = new ArrayList<>();
    for (Comparison one : report.comparisons()) {
      rows.add(
          List.of(
              who(one.group()),
              one.reference(),
              one.metric().label(),
              Words.points(one.difference().value()),
              Words.points(report.apart(one).low())
                  + " to "
                  + Words.points(report.apart(one).high()),
              Words.number(one.ratio().value()),
              Words.probability(report.looks().adjusted(one.look())),
              report.detectable(one).isPresent()
                  ? Words.points(report.detectable(one).getAsDouble())
                  : "found"));
    }
    add(
        "Differences",
        "Each group beside its reference. The last column says what difference would have been"
            + " found."
            + (report.question().daily()
                ? " Intervals and probabilities hold at every look together."
                : ""),
        List.of(
            "Group", "Beside", "Metric", "Difference", "95 %", "Ratio", "Corrected", "Findable"),
        rows);
  }

  private void within() {
    List<List<String>> rows =
        report.within().stream()
            .map(it ->
                List.of(
                    who(it.group()),
                    it.reference(),
                    String.join(", ", it.by()),
                    Words.points(it.figures().difference().value()),
                    Words.number(it.figures().oddsRatio().value()),
                    Words.probability(report.looks().adjusted(it.look()))))
            .toList();
    add(
        "Like with like",
        "The same comparisons among decisions that are alike in what the audit was told to hold"
            + " equal.",
        List.of("Group", "Beside", "Within", "Difference", "Odds ratio", "Corrected"),
        rows);
  }

  private void waits() {
    if (report.waits().isEmpty()) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    List<Plot.Mark> marks = new ArrayList<>();
    for (WaitFigures one : report.waits()) {
      rows.add(
          List.of(
              who(one.group()),
              String.valueOf(one.waits()),
              Words.number(one.median().value()),
              Words.number(one.ninetieth().value()),
              Words.number(one.restrictedMean().value()),
              Words.percent(one.longest().rate())));
      if (!one.spread().isEmpty()) {
        List<Double> at = one.spread();
        marks.add(
            new Plot.Mark(who(one.group()), at.get(0), at.get(1), at.get(2), at.get(3), at.get(4)));
      }
    }
    String says =
        "How long groups wait: the line holds eight in ten, the box half, the point is the middle.";
    sections.add(
        new Page.Section(
            "Waits",
            says,
            marks.isEmpty()
                ? List.of()
                : List.of(Plot.of(says, marks, it -> String.format(Locale.ROOT, "%.4g", it))),
            List.of(
                "Group", "Waits", "Median", "90th percentile", "Restricted mean", "Of the longest"),
            rows));
  }

  private void calibration() {
    List<List<String>> rows = new ArrayList<>();
    List<Plot.Mark> marks = new ArrayList<>();
    for (CalibrationFigures one : report.calibration()) {
      rows.add(
          List.of(
              who(one.group()),
              String.valueOf(one.size()),
              Words.percent(one.score()),
              Words.percent(one.observed()),
              Words.points(one.gap().value()),
              Words.points(one.gap().low()) + " to " + Words.points(one.gap().high()),
              Words.percent(one.expectedError()),
              Words.percent(one.errorByChance())));
      marks.add(
          Plot.Mark.of(who(one.group()), one.gap().low(), one.gap().value(), one.gap().high()));
    }
    if (!rows.isEmpty()) {
      String says =
          "How many more turned out right than the score said: above zero it sells a group short.";
      sections.add(
          new Page.Section(
              "What the score means",
              says,
              List.of(Plot.of(says, marks, Sections::percent)),
              List.of(
                  "Group",
                  "Scored",
                  "Score",
                  "Right",
                  "Gap",
                  "95 %",
                  "Expected error",
                  "By chance"),
              rows));
    }
  }

  private void heldBack() {
    List<List<String>> rows =
        report.heldBack().entrySet().stream()
            .map(it -> List.of(it.getKey(), String.valueOf(it.getValue())))
            .toList();
    add(
        "Held back",
        "Groups that are too small to show, even together.",
        List.of("Attribute", "Groups"),
        rows);
  }

  private void add(String heading, String says, List<String> head, List<List<String>> rows) {
    if (!rows.isEmpty()) {
      sections.add(new Page.Section(heading, says, List.of(), head, rows));
    }
  }

  static String who(Group group) {
    return group.attribute() + ": " + group.name();
  }
}
