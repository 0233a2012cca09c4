package dev.guestright.fairness.report;

import dev.guestright.fairness.Group;
import dev.guestright.fairness.Report;
import dev.guestright.fairness.Trend;
import dev.guestright.fairness.Words;
import dev.guestright.fairness.stats.Proportion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Draws each attribute's rates over time, and says how the differences change. */
final class Trends {

  private static final int MOST_MARKS = 5;

  private final Report report;

  private Trends(Report report) {
    this.report = report;
  }

  static List<Page.Section> sections(Report report) {
    Map<String, List<Trend>> byAttribute = new LinkedHashMap<>();
    report
        .trends()
        .forEach(it ->
            byAttribute.computeIfAbsent(it.group().attribute(), any -> new ArrayList<>()).add(it));
    List<Page.Section> sections = new ArrayList<>();
    byAttribute.forEach((name, trends) -> sections.add(new Trends(report).section(name, trends)));
    return sections;
  }

  private Page.Section section(String attribute, List<Trend> trends) {
    Map<String, Map<LocalDate, Proportion>> rates = rates(trends);
    int left = Math.max(0, rates.size() - Lines.MOST);
    String says =
        "How often decisions were favourable over time, by %s%s."
            .formatted(attribute, left > 0 ? "; the " + Lines.MOST + " largest groups" : "");
    return new Page.Section(
        "Over time by " + attribute,
        says + " Periods with too few decisions are left out.",
        List.of(),
        List.of(lines(says, rates)),
        List.of("Group", "Beside", "From", "To", "Change", "95 %", "Corrected"),
        trends.stream().map(this::row).toList());
  }

  /** Rates by period of each group, and of the reference that others are compared with. */
  private static Map<String, Map<LocalDate, Proportion>> rates(List<Trend> trends) {
    Map<String, Map<LocalDate, Proportion>> rates = new LinkedHashMap<>();
    for (Trend trend : trends) {
      for (Trend.Period period : trend.periods()) {
        rates
            .computeIfAbsent(trend.group().name(), it -> new TreeMap<>())
            .put(period.from(), period.own());
        if (!trend.reference().equals(Group.EVERYONE_ELSE)) {
          rates
              .computeIfAbsent(trend.reference(), it -> new TreeMap<>())
              .put(period.from(), period.others());
        }
      }
    }
    return rates;
  }

  private static Lines lines(String says, Map<String, Map<LocalDate, Proportion>> rates) {
    SortedSet<LocalDate> all = new TreeSet<>();
    rates.values().forEach(it -> all.addAll(it.keySet()));
    List<Lines.Row> rows =
        rates.entrySet().stream()
            .sorted(Comparator.comparingLong(it -> -size(it.getValue())))
            .limit(Lines.MOST)
            .map(it -> new Lines.Row(it.getKey(), points(all, it.getValue())))
            .toList();
    return Lines.of(
        says,
        rows,
        marks(List.copyOf(all)),
        it -> LocalDate.ofEpochDay((long) it).toString(),
        Sections::percent);
  }

  private static long size(Map<LocalDate, Proportion> periods) {
    return periods.values().stream().mapToLong(Proportion::of).sum();
  }

  private static List<Lines.Point> points(
      SortedSet<LocalDate> all, Map<LocalDate, Proportion> rates) {
    return all.stream()
        .map(day ->
            new Lines.Point(day.toEpochDay(), rates.getOrDefault(day, new Proportion(0, 0)).rate()))
        .toList();
  }

  private static List<Double> marks(List<LocalDate> days) {
    int marks = Math.min(MOST_MARKS, days.size());
    List<Double> at = new ArrayList<>();
    for (int i = 0; i < marks; i++) {
      int place = marks == 1 ? 0 : i * (days.size() - 1) / (marks - 1);
      at.add((double) days.get(place).toEpochDay());
    }
    return at;
  }

  private List<String> row(Trend one) {
    return List.of(
        one.group().name(),
        one.reference(),
        one.periods().getFirst().from().toString(),
        one.periods().getLast().to().toString(),
        Words.points(one.drift().change().value()),
        Words.points(one.drift().change().low())
            + " to "
            + Words.points(one.drift().change().high()),
        one.look().isPresent()
            ? Words.probability(report.looks().adjusted(one.look().getAsInt()))
            : "–");
  }
}
