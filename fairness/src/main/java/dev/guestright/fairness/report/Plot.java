package dev.guestright.fairness.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * Rows on one scale, each a line from low to high with a point, and a box where one is given.
 *
 * @param says what the plot shows, for those who hear it
 * @param ticks the scale
 * @param rows from top to bottom, in pixels
 */
public record Plot(String says, List<Tick> ticks, List<Row> rows) {

  private static final double LEFT = 232;
  private static final double WIDTH = 388;
  private static final int ROW = 24;
  private static final int LONGEST_LABEL = 34;
  private static final int[] STEPS = {1, 2, 5};

  /** A line of the scale. */
  public record Tick(String x, String label) {}

  /** A row in pixels. */
  public record Row(
      String label,
      int y,
      String from,
      String to,
      String at,
      boolean boxed,
      String left,
      String width) {}

  /** A row in the figures' own unit; without a box, its ends are the point. */
  record Mark(String label, double from, double boxFrom, double at, double boxTo, double to) {

    static Mark of(String label, double from, double at, double to) {
      return new Mark(label, from, at, at, at, to);
    }
  }

  /** Lays out marks on a scale that holds them all, and zero. */
  static Plot of(String says, List<Mark> marks, DoubleFunction<String> label) {
    double least = Math.min(0, marks.stream().mapToDouble(Mark::from).min().orElse(0));
    double most = Math.max(0, marks.stream().mapToDouble(Mark::to).max().orElse(1));
    double step = step((most - least) / 5);
    double from = Math.floor(least / step) * step;
    double to = Math.max(from + step, Math.ceil(most / step) * step);
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; from + i * step <= to + step / 2; i++) {
      double value = from + i * step;
      ticks.add(new Tick(x(value, from, to), label.apply(Math.abs(value) < step / 2 ? 0 : value)));
    }
    List<Row> rows = new ArrayList<>();
    for (Mark mark : marks) {
      rows.add(
          new Row(
              shortened(mark.label(), LONGEST_LABEL),
              16 + ROW * rows.size(),
              x(mark.from(), from, to),
              x(mark.to(), from, to),
              x(mark.at(), from, to),
              mark.boxFrom() < mark.boxTo(),
              x(mark.boxFrom(), from, to),
              pixels((mark.boxTo() - mark.boxFrom()) / (to - from) * WIDTH)));
    }
    return new Plot(says, ticks, rows);
  }

  /** Returns the height in pixels. */
  public int height() {
    return foot() + 24;
  }

  /** Returns where the scale's numbers begin. */
  public int foot() {
    return 8 + ROW * rows.size();
  }

  /** Returns a round step that is no smaller. */
  static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(least, 1e-9))));
    for (int factor : STEPS) {
      if (factor * power >= least * (1 - 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  private static String x(double value, double from, double to) {
    return pixels(LEFT + (value - from) / (to - from) * WIDTH);
  }

  private static String pixels(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  static String shortened(String label, int most) {
    int length = label.codePointCount(0, label.length());
    return length <= most ? label : label.substring(0, label.offsetByCodePoints(0, most - 1)) + "…";
  }
}
