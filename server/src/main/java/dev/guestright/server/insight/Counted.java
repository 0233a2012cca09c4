package dev.guestright.server.insight;

import dev.guestright.fairness.count.Clusters;
import dev.guestright.fairness.count.Column;
import dev.guestright.fairness.count.Combinations;
import dev.guestright.fairness.count.Engine;
import dev.guestright.fairness.count.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decisions by attributes, as numbers. Which customer had which is not in it: each row is counted
 * and forgotten.
 */
final class Counted implements Engine {

  static final String OUTCOME = "outcome";
  static final String WITHIN = "kind of decision";
  static final String WAIT = "wait";

  private final List<String> attributes;
  private final List<String> columns;
  private final Map<Row, Long> counts;
  private final String asked;

  private record Row(List<@Nullable String> values, @Nullable Double seconds) {}

  Counted(List<String> attributes) {
    this(attributes, new HashMap<>(), "");
  }

  private Counted(List<String> attributes, Map<Row, Long> counts, String asked) {
    this.counts = counts;
    this.asked = asked;
    this.attributes = List.copyOf(attributes);
    this.columns = new ArrayList<>(attributes);
    columns.addAll(List.of(OUTCOME, WITHIN, WAIT));
  }

  /** Counts one decision. */
  void add(Map<String, String> told, Decision decision) {
    List<@Nullable String> values = new ArrayList<>();
    attributes.forEach(it -> values.add(told.get(it)));
    values.add(decision.outcome());
    values.add(decision.within());
    counts.merge(new Row(values, decision.seconds()), 1L, Long::sum);
  }

  /** Returns the same decisions, asked whether each had this outcome: yes or no. */
  Engine asking(String outcome) {
    return new Counted(attributes, counts, outcome);
  }

  long rows() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public List<String> columns() {
    return List.copyOf(columns);
  }

  @Override
  public void combinations(List<Column> wanted, Combinations each) {
    counts.forEach((row, count) -> each.accept(texts(row, wanted), count));
  }

  @Override
  public void ascending(List<Column> wanted, String number, Numbers each) {
    if (!number.equals(WAIT)) {
      throw new IllegalArgumentException("Only waits are numbers here, not " + number);
    }
    record Wait(Row row, double seconds, long count) {}
    List<Wait> waits = new ArrayList<>();
    counts.forEach((row, count) -> {
      @Nullable Double seconds = row.seconds();
      if (seconds != null) {
        waits.add(new Wait(row, seconds, count));
      }
    });
    waits.sort(Comparator.comparingDouble(Wait::seconds));
    waits.forEach(it -> each.accept(texts(it.row(), wanted), it.seconds(), it.count()));
  }

  @Override
  public void clusters(List<Column> wanted, String customer, Clusters each) {
    throw new IllegalArgumentException("Who a decision was about is not kept here");
  }

  private @Nullable String[] texts(Row row, List<Column> wanted) {
    @Nullable String[] texts = new String[wanted.size()];
    Arrays.setAll(texts, i -> text(row, wanted.get(i)));
    return texts;
  }

  private @Nullable String text(Row row, Column column) {
    return switch (column) {
      case Column.Known known -> row.seconds() == null ? null : "1";
      case Column.Decimal number -> row.seconds() == null ? null : row.seconds().toString();
      case Column.Day day -> throw new IllegalArgumentException("No column here is a date");
      case Column.Text text -> {
        @Nullable String value = row.values().get(columns.indexOf(text.name()));
        boolean isAsked = text.name().equals(OUTCOME) && !asked.isEmpty() && value != null;
        yield isAsked ? (asked.equals(value) ? "yes" : "no") : value;
      }
    };
  }

  @Override
  public void close() {
    // Nothing is held open; what was counted goes with this object.
  }
}
