package dev.guestright.server.insight;

import dev.guestright.fairness.Comparison;
import dev.guestright.fairness.Finding;
import dev.guestright.fairness.GroupFigures;
import dev.guestright.fairness.Report;
import dev.guestright.fairness.WaitComparison;
import dev.guestright.fairness.WaitFigures;
import dev.guestright.fairness.WithinComparison;
import dev.guestright.fairness.stats.Confidence;
import dev.guestright.fairness.stats.Detectable;
import dev.guestright.fairness.stats.Estimate;
import dev.guestright.server.trail.bias.BiasFinding;
import dev.guestright.server.trail.bias.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What of a report somebody must answer for. An audit asks several questions of one house, so a
 * difference counts only if it is certain enough after correction for all of them: one bias-free
 * house in twenty has any.
 */
final class Differing {

  private static final double EVEN = 0.5;
  private static final double TEN_POINTS = 0.10;

  private final String subject;
  private final Report report;
  private final int questions;

  Differing(String subject, Report report, int questions) {
    this.subject = subject;
    this.report = report;
    this.questions = questions;
  }

  String subject() {
    return subject;
  }

  Report report() {
    return report;
  }

  /** Whether this report asks the question that a difference answered. */
  boolean isAbout(BiasFinding.Difference difference) {
    String about = difference.key().subject();
    boolean isWait =
        about.equals(word(Finding.Kind.WAITS)) || about.equals(word(Finding.Kind.LONGEST_WAITS));
    return isWait ? report.question().waiting().isPresent() : about.equals(subject);
  }

  /** Whether there were groups to compare, and enough in each to see ten points between them. */
  boolean couldTell() {
    return !report.comparisons().isEmpty()
        && report.comparisons().stream()
            .allMatch(it ->
                Detectable.difference(it.own(), it.others(), report.looks().size() * questions)
                    <= TEN_POINTS);
  }

  /** Returns the differences, gravest first. */
  List<BiasFinding.Difference> all() {
    return report.findings().stream().flatMap(it -> difference(it).stream()).toList();
  }

  private Optional<BiasFinding.Difference> difference(Finding found) {
    OptionalInt look = look(found);
    if (look.isEmpty() || !isCertain(look.getAsInt())) {
      return Optional.empty();
    }
    return switch (found.kind()) {
      case DIFFERENCE, UNEXPLAINED, EXPLAINED, HIDDEN, REVERSED ->
          comparison(found)
              .map(it ->
                  difference(
                      found,
                      it.reference(),
                      new Sizes(it.own().rate(), it.others().rate(), it.difference()),
                      it.own().of()));
      case WAITS ->
          waits(found)
              .map(it ->
                  difference(
                      found,
                      it.reference(),
                      new Sizes(it.ranks().superiority(), EVEN, Estimate.UNKNOWN),
                      waited(found)));
      case LONGEST_WAITS ->
          waits(found)
              .map(it ->
                  difference(
                      found,
                      it.reference(),
                      new Sizes(it.tail().value(), 0, it.tail()),
                      waited(found)));
      case CALIBRATION, DRIFT -> Optional.empty(); // scores and days are not asked about
    };
  }

  private record Sizes(double own, double others, Estimate difference) {}

  private BiasFinding.Difference difference(
      Finding found, String reference, Sizes sizes, long counted) {
    return new BiasFinding.Difference(
        key(found),
        reference,
        word(found.kind()),
        word(found.severity()),
        sizes.own(),
        sizes.others(),
        sizes.difference().low(),
        sizes.difference().high(),
        counted);
  }

  private boolean isCertain(int look) {
    return report.looks().adjusted(look) + Math.log10(questions) <= Math.log10(Confidence.ALPHA);
  }

  /** The look that a finding rests on. */
  private OptionalInt look(Finding found) {
    return switch (found.kind()) {
      case DIFFERENCE, UNEXPLAINED, EXPLAINED, REVERSED ->
          comparison(found).map(Comparison::look).map(OptionalInt::of).orElse(OptionalInt.empty());
      case HIDDEN ->
          report.within().stream()
              .filter(it -> it.group().equals(found.group()))
              .mapToInt(WithinComparison::look)
              .findFirst();
      case WAITS ->
          waits(found).map(it -> OptionalInt.of(it.ranksLook())).orElse(OptionalInt.empty());
      case LONGEST_WAITS ->
          waits(found).map(it -> OptionalInt.of(it.tailLook())).orElse(OptionalInt.empty());
      case CALIBRATION, DRIFT -> OptionalInt.empty();
    };
  }

  /** There is one comparison a group, since no label is asked about. */
  private Optional<Comparison> comparison(Finding found) {
    return report.comparisons().stream().filter(it -> it.group().equals(found.group())).findFirst();
  }

  private Optional<WaitComparison> waits(Finding found) {
    return report.waitComparisons().stream()
        .filter(it -> it.group().equals(found.group()))
        .findFirst();
  }

  private long waited(Finding found) {
    return report.waits().stream()
        .filter(it -> it.group().equals(found.group()))
        .mapToLong(WaitFigures::waits)
        .sum();
  }

  private BiasFinding.Key key(Finding found) {
    boolean isWait =
        found.kind() == Finding.Kind.WAITS || found.kind() == Finding.Kind.LONGEST_WAITS;
    return new BiasFinding.Key(
        isWait ? word(found.kind()) : subject, found.group().attribute(), found.group().name());
  }

  /** Returns what this report, of decisions after the answer, says of an answered difference. */
  Stage.Step lookAgain(BiasFinding.Difference before) {
    if (all().stream().anyMatch(it -> it.key().equals(before.key()))) {
      return Stage.Step.FOUND_AGAIN;
    }
    return wouldHaveFound(before) ? Stage.Step.NOT_FOUND : Stage.Step.CANNOT_TELL;
  }

  /** Not to find a thing tells something only where there were enough to find it. */
  private boolean wouldHaveFound(BiasFinding.Difference before) {
    Map<String, Long> sizes = new HashMap<>();
    report.groups().stream()
        .filter(it -> it.group().attribute().equals(before.key().attribute()))
        .forEach(it -> sizes.put(it.group().name(), size(it)));
    if (before.kind().equals(word(Finding.Kind.WAITS))
        || before.kind().equals(word(Finding.Kind.LONGEST_WAITS))) {
      return report.waits().stream()
          .filter(it -> it.group().attribute().equals(before.key().attribute()))
          .filter(it -> it.group().name().equals(before.key().who()))
          .anyMatch(it -> it.waits() >= before.size());
    }
    if (before.kind().equals(word(Finding.Kind.HIDDEN))) {
      return sizes.getOrDefault(before.key().who(), 0L) >= before.size();
    }
    return report.comparisons().stream()
        .filter(it -> it.group().attribute().equals(before.key().attribute()))
        .filter(it -> it.group().name().equals(before.key().who()))
        .anyMatch(it ->
            Detectable.difference(it.own(), it.others(), report.looks().size() * questions)
                < Math.abs(before.own() - before.others()));
  }

  private static long size(GroupFigures one) {
    return one.selected().of();
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
