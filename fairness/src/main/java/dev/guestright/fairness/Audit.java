package dev.guestright.fairness;

import dev.guestright.fairness.count.Column;
import dev.guestright.fairness.count.DuckDbEngine;
import dev.guestright.fairness.count.Engine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs a bias audit. */
public final class Audit {

  private Audit() {}

  /**
   * Audits a CSV or Parquet file.
   *
   * @throws QuestionException if these decisions cannot answer the question
   * @throws dev.guestright.fairness.count.UnreadableException if the file cannot be read
   */
  public static Report of(Path file, Question question) {
    try (Engine engine = DuckDbEngine.open(file)) {
      return of(engine, question);
    }
  }

  /** Audits what an engine counts; two engines on the same decisions give the same report. */
  public static Report of(Engine engine, Question question) {
    Set<String> columns = columns(question);
    check(columns, engine.columns());
    engine.prepare(columns);
    Tally tally = new Tally(question);
    engine.combinations(tally.columns(), tally);
    question.customer().ifPresent(it -> engine.clusters(tally.groupsAndOutcome(), it, tally::meet));
    tally.close();
    @Nullable DesignEffects effects =
        question.customer().map(it -> effects(engine, question, tally, it)).orElse(null);

    Looks looks = new Looks();
    List<GroupFigures> groups = new ArrayList<>();
    List<Comparison> comparisons = new ArrayList<>();
    List<WithinComparison> within = new ArrayList<>();
    Map<String, Integer> heldBack = new LinkedHashMap<>();
    for (Layout layout : tally.layouts()) {
      Rates rates = new Rates(question, layout, looks, tally, effects);
      groups.addAll(rates.figures());
      comparisons.addAll(rates.comparisons());
      within.addAll(rates.within());
      if (layout.heldBack() > 0) {
        heldBack.put(String.join(Group.TIMES, layout.attributes()), layout.heldBack());
      }
    }
    List<WaitFigures> waits = new ArrayList<>();
    List<WaitComparison> waitComparisons = new ArrayList<>();
    double[] limits = waits(engine, question, tally, effects, looks, waits, waitComparisons);
    List<CalibrationFigures> calibration = new ArrayList<>();
    List<CalibrationComparison> calibrationComparisons = new ArrayList<>();
    List<WhatIf> whatIfs = new ArrayList<>();
    if (question.score().isPresent()) {
      Scores scores = new Scores(question, tally, effects);
      engine.ascending(scores.columns(), question.score().get(), scores);
      scores.close();
      calibration.addAll(scores.figures());
      calibrationComparisons.addAll(scores.comparisons(looks));
      whatIfs.addAll(scores.whatIfs());
    }
    List<Trend> trends =
        question
            .time()
            .map(it -> trends(engine, question, tally, effects, looks, it))
            .orElse(List.of());
    looks.close();
    return new Report(
        question,
        tally.rows(),
        tally.undecided(),
        effects == null ? OptionalLong.empty() : OptionalLong.of(effects.customers()),
        groups,
        comparisons,
        within,
        waits,
        waitComparisons,
        limits[0],
        limits[1],
        calibration,
        calibrationComparisons,
        whatIfs,
        trends,
        heldBack,
        looks,
        Findings.of(
            looks, question, comparisons, within, waitComparisons, calibrationComparisons, trends));
  }

  private static DesignEffects effects(
      Engine engine, Question question, Tally tally, String customer) {
    @Nullable WaitGrid grid = null;
    if (question.waiting().isPresent()) {
      grid = new WaitGrid(tally);
      engine.ascending(
          List.of(new Column.Text(question.outcome())), question.waiting().get(), grid);
    }
    DesignEffects effects = new DesignEffects(question, tally, grid);
    engine.clusters(effects.columns(), customer, effects);
    return effects;
  }

  private static double[] waits(
      Engine engine,
      Question question,
      Tally tally,
      @Nullable DesignEffects effects,
      Looks looks,
      List<WaitFigures> figures,
      List<WaitComparison> comparisons) {
    if (question.waiting().isEmpty()) {
      return new double[] {Double.NaN, Double.NaN};
    }
    List<Queues> queues =
        tally.layouts().stream().map(it -> new Queues(question, it, effects)).toList();
    Waits waits = new Waits(tally, queues, question.groups().size());
    List<Column> columns = new ArrayList<>();
    question.groups().forEach(it -> columns.add(new Column.Text(it)));
    columns.add(new Column.Text(question.outcome()));
    engine.ascending(columns, question.waiting().get(), waits);
    waits.close();
    for (Queues one : queues) {
      figures.addAll(one.figures());
      comparisons.addAll(one.comparisons(looks));
    }
    return new double[] {waits.longest(), waits.horizon()};
  }

  private static List<Trend> trends(
      Engine engine,
      Question question,
      Tally tally,
      @Nullable DesignEffects effects,
      Looks looks,
      String time) {
    List<Trend> trends = new ArrayList<>();
    for (int i = 0; i < question.groups().size(); i++) {
      Days days = new Days(question, tally, i, effects);
      engine.combinations(days.columns(time), days);
      question.customer().ifPresent(it -> engine.clusters(days.columns(time), it, days::meet));
      trends.addAll(days.trends(looks));
    }
    return trends;
  }

  private static Set<String> columns(Question question) {
    Set<String> columns = new LinkedHashSet<>(question.groups());
    columns.add(question.outcome());
    question.label().ifPresent(columns::add);
    columns.addAll(question.within());
    question.waiting().ifPresent(columns::add);
    question.score().ifPresent(columns::add);
    question.customer().ifPresent(columns::add);
    question.time().ifPresent(columns::add);
    return columns;
  }

  private static void check(Set<String> wanted, List<String> there) {
    List<String> missing = wanted.stream().filter(it -> !there.contains(it)).toList();
    if (!missing.isEmpty()) {
      throw new QuestionException(
          "There is no column '%s'. The columns are: %s"
              .formatted(String.join("', '", missing), String.join(", ", there)));
    }
  }
}
