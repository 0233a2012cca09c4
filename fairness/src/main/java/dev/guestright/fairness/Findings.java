package dev.guestright.fairness;

import static dev.guestright.fairness.Words.percent;
import static dev.guestright.fairness.Words.points;

import dev.guestright.fairness.Finding.Kind;
import dev.guestright.fairness.Finding.Severity;
import dev.guestright.fairness.stats.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts what is certain enough after correction into words. */
final class Findings {

  private static final double FOUR_FIFTHS = 0.8;
  private static final double LARGE = 0.10;
  private static final double SMALL = 0.02;

  private final Looks looks;
  private final String by;
  private final boolean daily;
  private final List<Finding> findings = new ArrayList<>();

  private Findings(Looks looks, Question question) {
    this.looks = looks;
    this.by = String.join(" and ", question.within());
    this.daily = question.daily();
  }

  static List<Finding> of(
      Looks looks,
      Question question,
      List<Comparison> comparisons,
      List<WithinComparison> within,
      List<WaitComparison> waits,
      List<CalibrationComparison> calibrations,
      List<Trend> trends) {
    Findings all = new Findings(looks, question);
    Map<Group, WithinComparison> alike = new HashMap<>();
    within.forEach(it -> alike.put(it.group(), it));
    comparisons.stream()
        .filter(it -> !it.mirrored())
        .forEach(it -> {
          if (it.metric() == Metric.SELECTION_RATE) {
            all.selection(it, alike.get(it.group()));
          } else {
            all.error(it);
          }
        });
    waits.stream().filter(it -> !it.mirrored()).forEach(all::waits);
    calibrations.stream().filter(it -> !it.mirrored()).forEach(all::calibration);
    trends.stream().filter(it -> !it.mirrored()).forEach(all::drift);
    return all.findings.stream().sorted(Comparator.comparing(Finding::severity)).toList();
  }

  private void selection(Comparison raw, @Nullable WithinComparison alike) {
    boolean found = looks.found(raw.look());
    boolean holds = alike != null && looks.found(alike.look());
    if (!found && !holds) {
      return;
    }
    String who = Words.who(raw.group());
    String rates =
        "%s: %s have the favourable outcome in %s, %s in %s (%s, 95 %%: %s to %s; ratio %s%s; %s)."
            .formatted(
                raw.group().attribute(),
                who,
                percent(raw.own().rate()),
                raw.reference(),
                percent(raw.others().rate()),
                points(raw.difference().value()),
                points(apart(raw).low()),
                points(apart(raw).high()),
                Words.number(raw.ratio().value()),
                isBelow(raw) ? ", below four fifths" : "",
                certainty(raw.look()));
    if (alike == null) {
      add(
          Kind.DIFFERENCE,
          size(raw),
          raw.group(),
          rates + " Ask what decides it, and try --within.");
      return;
    }
    double like = alike.figures().difference().value();
    String within =
        " Like with like by %s: %s (95 %%: %s to %s), odds ratio %s, %s."
            .formatted(
                by,
                points(like),
                points(alike.figures().difference().low()),
                points(alike.figures().difference().high()),
                Words.number(alike.figures().oddsRatio().value()),
                certainty(alike.look()));
    double plain = raw.difference().value();
    if (!found) {
      add(
          Kind.HIDDEN,
          size(like),
          raw.group(),
          rates + within + " A difference is hidden by " + by + ": look at each one by itself.");
    } else if (holds && like * plain < 0) {
      add(
          Kind.REVERSED,
          size(like),
          raw.group(),
          rates
              + within
              + " The difference is explained by %s, and the opposite one is hidden by %s."
                  .formatted(by, by));
    } else if (!holds && Math.abs(like) < Math.abs(plain) / 2) {
      add(
          Kind.EXPLAINED,
          Severity.LOW,
          raw.group(),
          rates
              + within
              + " The difference is explained by %s: ask why %s are spread over it unevenly."
                  .formatted(by, who));
    } else if (!holds) {
      String text = " Whether it comes from %s cannot be told from so few.".formatted(by);
      add(Kind.DIFFERENCE, size(raw), raw.group(), rates + within + text);
    } else {
      String rest =
          Math.abs(like) < Math.abs(plain) / 2
              ? " Part of it comes from %s, the rest does not: ask what else decides it."
              : " It does not come from %s: ask what else decides it.";
      add(Kind.UNEXPLAINED, size(raw), raw.group(), rates + within + rest.formatted(by));
    }
  }

  private void error(Comparison one) {
    if (looks.found(one.look())) {
      String what =
          one.metric() == Metric.FALSE_POSITIVE_RATE
              ? "wrongly have the favourable outcome (false positives)"
              : "wrongly miss the favourable outcome (false negatives)";
      String text =
          "%s: %s %s in %s, %s in %s (%s, 95 %%: %s to %s; %s). Look at these cases by themselves."
              .formatted(
                  one.group().attribute(),
                  Words.who(one.group()),
                  what,
                  percent(one.own().rate()),
                  one.reference(),
                  percent(one.others().rate()),
                  points(one.difference().value()),
                  points(apart(one).low()),
                  points(apart(one).high()),
                  certainty(one.look()));
      add(Kind.DIFFERENCE, size(one.difference().value()), one.group(), text);
    }
  }

  private void waits(WaitComparison one) {
    String who = one.group().attribute() + ": " + Words.who(one.group());
    double chance = one.ranks().superiority();
    if (looks.found(one.ranksLook())) {
      String text =
          "%s wait %s than %s: in %s of pairs theirs is the longer wait, half would be even (%s)."
              .formatted(
                  who,
                  chance > 0.5 ? "longer" : "less long",
                  one.reference(),
                  percent(chance),
                  certainty(one.ranksLook()));
      add(Kind.WAITS, size(chance - 0.5), one.group(), text + " Look at how the queue is ordered.");
    }
    if (looks.found(one.tailLook())) {
      String text =
          "%s have %s of the longest waits than %s: %s, 95 %%: %s to %s (%s)."
              .formatted(
                  who,
                  one.tail().value() > 0 ? "more" : "fewer",
                  one.reference(),
                  points(one.tail().value()),
                  points(one.tail().low()),
                  points(one.tail().high()),
                  certainty(one.tailLook()));
      add(
          Kind.LONGEST_WAITS,
          size(one.tail().value()),
          one.group(),
          text + " Means and medians do not show it: look at the slowest cases.");
    }
  }

  private void calibration(CalibrationComparison one) {
    if (looks.found(one.look())) {
      String text =
          "%s: the score does not mean the same for %s as for %s: %s came out right than it says, there %s (%s apart, 95 %%: %s to %s; %s). One line drawn through this score treats them differently: score them anew, or let a person decide near the line."
              .formatted(
                  one.group().attribute(),
                  Words.who(one.group()),
                  one.reference(),
                  more(one.own()),
                  more(one.others()),
                  points(one.apart().value()),
                  points(one.apart().low()),
                  points(one.apart().high()),
                  certainty(one.look()));
      add(Kind.CALIBRATION, size(one.apart().value()), one.group(), text);
    }
  }

  private void drift(Trend one) {
    if (one.look().isPresent() && looks.found(one.look().getAsInt())) {
      String text =
          "%s: the rates of %s and of %s drift %s: from %s to %s the difference changes by %s (95 %%: %s to %s; %s). Look at what changed in between."
              .formatted(
                  one.group().attribute(),
                  Words.who(one.group()),
                  one.reference(),
                  isGrowing(one) ? "apart" : "towards each other",
                  one.periods().getFirst().from(),
                  one.periods().getLast().to(),
                  points(one.drift().change().value()),
                  points(one.drift().change().low()),
                  points(one.drift().change().high()),
                  certainty(one.look().getAsInt()));
      add(Kind.DRIFT, size(one.drift().change().value()), one.group(), text);
    }
  }

  /** Whether the difference goes away from zero: its mean lies on the side that it changes to. */
  private static boolean isGrowing(Trend one) {
    double mean =
        one.periods().stream()
            .mapToDouble(it -> it.own().rate() - it.others().rate())
            .average()
            .orElse(0);
    double change = one.drift().change().value();
    return Math.abs(mean + change / 2) >= Math.abs(mean - change / 2);
  }

  private static String more(double gap) {
    return percent(Math.abs(gap)) + (gap < 0 ? " fewer" : " more");
  }

  private Estimate apart(Comparison one) {
    return daily ? one.always().difference() : one.difference();
  }

  private String certainty(int look) {
    return "%s after correction for %d looks"
        .formatted(Words.probability(looks.adjusted(look)), looks.size());
  }

  private void add(Kind kind, Severity severity, Group group, String text) {
    findings.add(new Finding(kind, severity, group, text));
  }

  private static boolean isBelow(Comparison one) {
    return one.ratio().value() < FOUR_FIFTHS;
  }

  private static Severity size(Comparison one) {
    boolean wide = isBelow(one) || one.ratio().value() > 1 / FOUR_FIFTHS;
    return wide ? Severity.HIGH : size(one.difference().value());
  }

  private static Severity size(double difference) {
    double apart = Math.abs(difference);
    return apart >= LARGE ? Severity.HIGH : apart >= SMALL ? Severity.MEDIUM : Severity.LOW;
  }
}
