package dev.guestright.server.connect;

import dev.guestright.server.connect.Mapping.DataMapping;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts what an import leaves out: cells that the mapping does not name, and data points that the
 * charter does not declare. It keeps names and numbers, never a cell.
 */
final class Dropped {

  /** Names told apart; a file of JSON may have as many names as it likes. */
  private static final int MOST_NAMES = 500;

  private static final String OTHERS = "column (others)";

  private final boolean nested;
  private final Set<String> named;
  private final Map<String, DataMapping> undeclared;
  private final Map<String, Long> counts = new TreeMap<>();

  /**
   * @param nested whether names are paths into objects: then the first name on the path is counted
   */
  Dropped(Mapping mapping, Set<String> declared, boolean nested) {
    this.nested = nested;
    this.named = mapping.columns();
    this.undeclared = new LinkedHashMap<>(mapping.data());
    this.undeclared.keySet().removeAll(declared);
  }

  void count(Map<String, String> cells) {
    cells.forEach((column, cell) -> {
      if (!cell.isBlank() && !named.contains(column)) {
        add("column " + (nested ? column.split("\\.", 2)[0] : column));
      }
    });
    undeclared.forEach((dataPoint, source) -> {
      if (source.templates().anyMatch(template -> template.isFilled(cells))) {
        add("data point " + dataPoint);
      }
    });
  }

  private void add(String name) {
    boolean known = counts.containsKey(name) || counts.size() < MOST_NAMES;
    counts.merge(known ? name : OTHERS, 1L, Long::sum);
  }

  Map<String, Long> counts() {
    return counts;
  }
}
