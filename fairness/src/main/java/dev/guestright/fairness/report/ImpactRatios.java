package dev.guestright.fairness.report;

import dev.guestright.fairness.GroupFigures;
import dev.guestright.fairness.Report;
import dev.guestright.fairness.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tables in the form of New York City's rules on automated employment decision tools (6 RCNY §
 * 5-301): each category's selection rate, divided by that of the most selected category. Categories
 * of less than 2 % of the decisions do not set the measure, as the rules allow to leave them out.
 * Crossings such as sex × race have a table of their own.
 */
final class ImpactRatios {

  private static final double SMALL_SHARE = 0.02;

  private ImpactRatios() {}

  static List<Page.Section> sections(Report report) {
    return Sections.byAttribute(report.groups()).entrySet().stream()
        .map(it -> section(it.getKey(), it.getValue()))
        .toList();
  }

  /** The rate of the most selected category, of those that may set the measure. */
  static Optional<Double> most(List<GroupFigures> groups) {
    long all = groups.stream().mapToLong(it -> it.selected().of()).sum();
    return groups.stream()
        .filter(it -> it.selected().of() >= SMALL_SHARE * all)
        .filter(it -> !it.group().values().contains(dev.guestright.fairness.Group.UNKNOWN))
        .filter(it -> !it.group().isPooled())
        .map(it -> it.selected().rate())
        .max(Comparator.naturalOrder())
        .filter(it -> it > 0);
  }

  private static Page.Section section(String attribute, List<GroupFigures> groups) {
    Optional<Double> most = most(groups);
    List<List<String>> rows =
        groups.stream()
            .map(it ->
                List.of(
                    it.group().name(),
                    String.valueOf(it.selected().of()),
                    String.valueOf(it.selected().hits()),
                    Words.percent(it.selected().rate()),
                    most.map(rate -> Words.ratio(it.selected().rate() / rate)).orElse("–")))
            .toList();
    return new Page.Section(
        "Impact ratios by " + attribute,
        "Each group's rate, divided by that of the most selected group. Below 0.80 is the line of"
            + " the four-fifths rule, one among others.",
        List.of(),
        List.of("Category", "Applicants", "Selected", "Selection rate", "Impact ratio"),
        rows);
  }
}
