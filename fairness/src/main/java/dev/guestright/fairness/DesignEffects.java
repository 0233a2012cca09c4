package dev.guestright.fairness;

import dev.guestright.fairness.count.Clusters;
import dev.guestright.fairness.count.Column;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes the decisions customer by customer, when all are counted, and says for each figure how much
 * less certain it is than as many independent decisions would make it.
 */
final class DesignEffects implements Clusters {

  /** What hangs together: rates, and the waits of one customer by rank and beyond the longest. */
  enum Figure {
    SELECTION_RATE,
    FALSE_POSITIVE_RATE,
    FALSE_NEGATIVE_RATE,
    POSITIVE_PREDICTIVE,
    NEGATIVE_PREDICTIVE,
    SCORE,
    RANKS,
    LONGEST;

    static Figure of(Metric metric) {
      return switch (metric) {
        case SELECTION_RATE -> SELECTION_RATE;
        case FALSE_POSITIVE_RATE -> FALSE_POSITIVE_RATE;
        case FALSE_NEGATIVE_RATE -> FALSE_NEGATIVE_RATE;
      };
    }
  }

  private final Question question;
  private final Tally tally;
  private final @Nullable WaitGrid grid;
  private final IntPredicate yes;
  private final IntPredicate no;
  private final int[] numbers;
  private final Map<Layout, Map<Figure, Hanging>> figures = new HashMap<>();
  private final Map<Layout, AlikeEffects> alike = new HashMap<>();
  private long customers;

  DesignEffects(Question question, Tally tally, @Nullable WaitGrid grid) {
    this.question = question;
    this.tally = tally;
    this.grid = grid;
    this.yes = tally.labelledYes();
    this.no = tally.labelledNo();
    this.numbers = new int[question.groups().size()];
    for (Layout layout : tally.layouts()) {
      int reference = layout.reference(question.references());
      Map<Figure, Hanging> here = new EnumMap<>(Figure.class);
      for (Figure figure : asked()) {
        here.put(figure, new Hanging(layout.groups().size(), reference));
      }
      figures.put(layout, here);
      if (Rates.isComparedWithin(question, layout)) {
        alike.put(layout, new AlikeEffects(question, layout, tally.strata()));
      }
    }
  }

  private List<Figure> asked() {
    List<Figure> asked = new ArrayList<>(List.of(Figure.SELECTION_RATE));
    if (question.label().isPresent()) {
      asked.addAll(
          List.of(
              Figure.FALSE_POSITIVE_RATE,
              Figure.FALSE_NEGATIVE_RATE,
              Figure.POSITIVE_PREDICTIVE,
              Figure.NEGATIVE_PREDICTIVE));
    }
    if (question.score().isPresent()) {
      asked.add(Figure.SCORE);
    }
    if (question.waiting().isPresent()) {
      asked.addAll(List.of(Figure.RANKS, Figure.LONGEST));
    }
    return asked;
  }

  /** Returns the columns that each part must have. */
  List<Column> columns() {
    List<Column> columns = question.texts();
    question.waiting().ifPresent(it -> columns.add(new Column.Decimal(it)));
    question.score().ifPresent(it -> columns.add(new Column.Decimal(it)));
    return columns;
  }

  @Override
  public void accept(List<Part> parts, long clusters) {
    boolean counts = false;
    for (Part part : parts) {
      counts |= add(part);
    }
    if (counts) {
      customers += clusters;
      figures.values().forEach(all -> all.values().forEach(it -> it.close(clusters)));
      alike.values().forEach(it -> it.close(clusters));
    }
  }

  private boolean add(Part part) {
    @Nullable String[] values = part.values().toArray(new @Nullable String[0]);
    int at = numbers.length;
    YesOrNo.Meaning outcome = tally.outcomeMeaning(values[at++]);
    if (outcome == YesOrNo.Meaning.MISSING) {
      return false;
    }
    int good = outcome == YesOrNo.Meaning.YES ? 1 : 0;
    int label = question.label().isPresent() ? tally.label(values[at++]) : 0;
    int stratum = question.within().isEmpty() ? 0 : tally.stratum(values, at);
    at += question.within().size();
    @Nullable String wait = question.waiting().isPresent() ? values[at++] : null;
    @Nullable String score = question.score().isPresent() ? values[at] : null;
    int isYes = yes.test(label) ? 1 : 0;
    boolean isLabelled = isYes == 1 || no.test(label);
    boolean waited = wait != null && grid != null;
    int rank = rank(wait);
    int longest = isLongest(wait) ? 1 : 0;
    boolean scored = score != null && isLabelled;
    double residual = scored ? isYes - Double.parseDouble(score) : 0;
    tally.number(values, numbers);
    for (Layout layout : tally.layouts()) {
      int place = layout.place(numbers);
      figures
          .getOrDefault(layout, Map.of())
          .forEach((figure, hanging) -> {
            switch (figure) {
              case SELECTION_RATE -> hanging.add(place, good, part.rows());
              case FALSE_POSITIVE_RATE -> addIf(no.test(label), hanging, place, good, part.rows());
              case FALSE_NEGATIVE_RATE ->
                  addIf(yes.test(label), hanging, place, 1 - good, part.rows());
              case POSITIVE_PREDICTIVE ->
                  addIf(good == 1 && isLabelled, hanging, place, isYes, part.rows());
              case NEGATIVE_PREDICTIVE ->
                  addIf(good == 0 && isLabelled, hanging, place, 1 - isYes, part.rows());
              case SCORE -> addIf(scored, hanging, place, residual, part.rows());
              case RANKS -> addIf(waited, hanging, place, rank, part.rows());
              case LONGEST -> addIf(waited, hanging, place, longest, part.rows());
            }
          });
      AlikeEffects within = alike.get(layout);
      if (within != null) {
        within.add(place, stratum, good, part.rows());
      }
    }
    return true;
  }

  private int rank(@Nullable String wait) {
    return wait == null || grid == null ? 0 : grid.rank(Double.parseDouble(wait));
  }

  private boolean isLongest(@Nullable String wait) {
    return wait != null && grid != null && grid.isLongest(Double.parseDouble(wait));
  }

  private static void addIf(boolean is, Hanging hanging, int place, double value, long rows) {
    if (is) {
      hanging.add(place, value, rows);
    }
  }

  /** Returns what hangs together in one figure. */
  Hanging of(Layout layout, Figure figure) {
    Hanging found = figures.getOrDefault(layout, Map.of()).get(figure);
    if (found == null) {
      throw new IllegalArgumentException("Not asked: " + figure);
    }
    return found;
  }

  /** Returns the design effect of a standardised difference. */
  double alike(Layout layout, int place) {
    AlikeEffects within = alike.get(layout);
    if (within == null) {
      throw new IllegalArgumentException("Not compared within anything");
    }
    return within.of(place);
  }

  /** Returns how many customers have a decision with an outcome. */
  long customers() {
    return customers;
  }
}
