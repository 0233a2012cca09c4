package dev.guestright.fairness;

import dev.guestright.fairness.count.Clusters;
import dev.guestright.fairness.count.Column;
import dev.guestright.fairness.count.Combinations;
import dev.guestright.fairness.count.Engine;
import dev.guestright.fairness.count.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Decisions in memory, counted as every engine counts, handed over in any order one likes. */
final class Table implements Engine {

  private final List<String> columns;
  private final List<String[]> rows = new ArrayList<>();

  Table(String... columns) {
    this.columns = List.of(columns);
  }

  /** Adds a decision; an empty text is none. */
  Table add(String... values) {
    rows.add(values);
    return this;
  }

  /** Puts the rows into another order, in which the engine then hands them over. */
  Table shuffled(long seed) {
    Table other = new Table(columns.toArray(new String[0]));
    other.rows.addAll(rows);
    Collections.shuffle(other.rows, new Random(seed));
    return other;
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public void combinations(List<Column> wanted, Combinations each) {
    counted(rows, wanted)
        .forEach((values, count) -> each.accept(values.toArray(new @Nullable String[0]), count));
  }

  private Map<List<@Nullable String>, Long> counted(List<String[]> some, List<Column> wanted) {
    Map<List<@Nullable String>, Long> counts = new LinkedHashMap<>();
    some.forEach(row -> counts.merge(Arrays.asList(texts(row, wanted)), 1L, Long::sum));
    return counts;
  }

  private @Nullable String[] texts(String[] row, List<Column> wanted) {
    @Nullable String[] texts = new String[wanted.size()];
    Arrays.setAll(texts, i -> text(row, wanted.get(i)));
    return texts;
  }

  private @Nullable String text(String[] row, Column column) {
    String text = row[columns.indexOf(column.name())];
    return switch (column) {
      case Column.Text all -> text.isEmpty() ? null : text;
      case Column.Day day -> text.isEmpty() ? null : text;
      case Column.Decimal number -> text.isEmpty() ? null : text;
      case Column.Known known -> text.isEmpty() ? null : "1";
    };
  }

  @Override
  public void ascending(List<Column> wanted, String number, Numbers each) {
    int at = columns.indexOf(number);
    rows.stream()
        .filter(row -> !row[at].isEmpty())
        .sorted(Comparator.comparingDouble(row -> Double.parseDouble(row[at])))
        .forEach(row -> each.accept(texts(row, wanted), Double.parseDouble(row[at]), 1));
  }

  @Override
  public void clusters(List<Column> wanted, String customer, Clusters each) {
    int at = columns.indexOf(customer);
    Map<String, List<String[]>> whose = new TreeMap<>();
    rows.forEach(row -> {
      if (row[at].isEmpty()) {
        List<@Nullable String> values = Arrays.asList(texts(row, wanted));
        each.accept(List.of(new Clusters.Part(values, 1)), 1);
      } else {
        whose.computeIfAbsent(row[at], it -> new ArrayList<>()).add(row);
      }
    });
    for (List<String[]> own : whose.values()) {
      List<Clusters.Part> parts = new ArrayList<>();
      for (Map.Entry<List<@Nullable String>, Long> one : counted(own, wanted).entrySet()) {
        parts.add(new Clusters.Part(one.getKey(), one.getValue()));
      }
      each.accept(parts, 1);
    }
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}
