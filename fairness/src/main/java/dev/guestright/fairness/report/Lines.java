package dev.guestright.fairness.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * Lines on one picture, each named at its end and dashed in its own way, so that none needs a
 * colour to be told from the others.
 *
 * @param says what the picture shows, for those who hear it
 * @param across the scale from left to right
 * @param up the scale from bottom to top
 * @param lines from top to bottom by where they end
 */
public record Lines(String says, List<Tick> across, List<Tick> up, List<Line> lines) {

  /** As many as an eye can follow. */
  static final int MOST = 6;

  private static final double LEFT = 56;
  private static final double WIDTH = 400;
  private static final double TOP = 12;
  private static final double HEIGHT = 190;
  private static final double BETWEEN = 15;
  private static final int LONGEST_LABEL = 24;
  private static final List<String> DASHES =
      List.of("none", "7 4", "2 3", "9 3 2 3", "14 4", "1 5");

  /** A line of a scale. */
  public record Tick(String at, String label) {}

  /** A point in pixels. */
  public record Dot(String x, String y) {}

  /**
   * One line in pixels.
   *
   * @param parts where it runs, in pieces where something is not known
   */
  public record Line(
      String label, String labelY, String dash, List<String> parts, List<Dot> dots) {}

  /** A point in the figures' own units; {@code NaN} upwards where it is not known. */
  record Point(double across, double up) {}

  /** A line in the figures' own units. */
  record Row(String label, List<Point> points) {}

  /**
   * Lays out lines.
   *
   * @param marks where to put the scale from left to right
   * @param mark what to write there
   */
  static Lines of(
      String says,
      List<Row> rows,
      List<Double> marks,
      DoubleFunction<String> mark,
      DoubleFunction<String> label) {
    List<Point> all = rows.stream().flatMap(it -> it.points().stream()).toList();
    double first = all.stream().mapToDouble(Point::across).min().orElse(0);
    double last = Math.max(first + 1e-9, all.stream().mapToDouble(Point::across).max().orElse(1));
    double[] known = all.stream().mapToDouble(Point::up).filter(Double::isFinite).toArray();
    double least = java.util.Arrays.stream(known).min().orElse(0);
    double most = java.util.Arrays.stream(known).max().orElse(1);
    double step = Plot.step(Math.max(0.01, most - least) / 4);
    double from = Math.floor(least / step) * step;
    double to = Math.max(from + step, Math.ceil(most / step) * step);
    Scale across = new Scale(first, last, LEFT, WIDTH);
    Scale up = new Scale(from, to, TOP + HEIGHT, -HEIGHT);
    List<Tick> upTicks = new ArrayList<>();
    for (int i = 0; from + i * step <= to + step / 2; i++) {
      double value = Math.abs(from + i * step) < step / 2 ? 0 : from + i * step;
      upTicks.add(new Tick(pixels(up.at(value)), label.apply(value)));
    }
    return new Lines(
        says,
        marks.stream().map(it -> new Tick(pixels(across.at(it)), mark.apply(it))).toList(),
        upTicks,
        lines(rows, across, up));
  }

  private record Scale(double from, double to, double begin, double length) {
    double at(double value) {
      return begin + (value - from) / (to - from) * length;
    }
  }

  private static List<Line> lines(List<Row> rows, Scale across, Scale up) {
    List<Row> sorted =
        rows.stream()
            .filter(it -> it.points().stream().anyMatch(point -> Double.isFinite(point.up())))
            .sorted(Comparator.comparingDouble(it -> up.at(end(it))))
            .toList();
    List<Line> lines = new ArrayList<>();
    double above = Double.NEGATIVE_INFINITY;
    for (Row row : sorted) {
      double labelY = Math.max(up.at(end(row)) + 4, above + BETWEEN);
      above = labelY;
      lines.add(
          new Line(
              Plot.shortened(row.label(), LONGEST_LABEL),
              pixels(labelY),
              DASHES.get(rows.indexOf(row) % DASHES.size()),
              parts(row, across, up),
              row.points().stream()
                  .filter(it -> Double.isFinite(it.up()))
                  .map(it -> new Dot(pixels(across.at(it.across())), pixels(up.at(it.up()))))
                  .toList()));
    }
    return lines;
  }

  private static double end(Row row) {
    return row.points().stream()
        .map(Point::up)
        .filter(Double::isFinite)
        .reduce((_, last) -> last)
        .orElse(0.0);
  }

  private static List<String> parts(Row row, Scale across, Scale up) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (Point point : row.points()) {
      if (Double.isFinite(point.up())) {
        part.append(part.isEmpty() ? "" : " ")
            .append(pixels(across.at(point.across())))
            .append(',')
            .append(pixels(up.at(point.up())));
      } else if (!part.isEmpty()) {
        parts.add(part.toString());
        part.setLength(0);
      }
    }
    if (!part.isEmpty()) {
      parts.add(part.toString());
    }
    return parts;
  }

  private static String pixels(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
