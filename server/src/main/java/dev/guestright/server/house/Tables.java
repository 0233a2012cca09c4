package dev.guestright.server.house;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which tables the house has, as its database tells: a new one is in the next backup. */
final class Tables {

  private static final String OURS =
      "n.nspname NOT LIKE 'pg_%' AND n.nspname NOT IN ('information_schema', 'schema_history')";

  private Tables() {}

  /** Every table of the house; one that refers to another comes after it. */
  static List<Manifest.Table> inOrder(JdbcTemplate owner) {
    Map<String, List<String>> columns = columns(owner);
    Map<String, Set<String>> refersTo = references(owner);
    List<Manifest.Table> ordered = new ArrayList<>();
    while (ordered.size() < columns.size()) {
      Set<String> placed = ordered.stream().map(Manifest.Table::name).collect(Collectors.toSet());
      List<Manifest.Table> next =
          columns.entrySet().stream()
              .filter(table -> !placed.contains(table.getKey()))
              .filter(table -> placed.containsAll(refersTo.getOrDefault(table.getKey(), Set.of())))
              .map(table -> new Manifest.Table(table.getKey(), table.getValue()))
              .toList();
      if (next.isEmpty()) {
        throw new IllegalStateException("Tables refer to each other in a circle");
      }
      ordered.addAll(next);
    }
    return ordered;
  }

  private static Map<String, List<String>> columns(JdbcTemplate owner) {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    owner.query(
        """
        SELECT format('%I.%I', n.nspname, c.relname) AS name, quote_ident(a.attname) AS column_name
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
          AND %s
        ORDER BY 1, a.attnum
        """
            .replace("%s", OURS),
        row -> {
          columns
              .computeIfAbsent(row.getString("name"), name -> new ArrayList<>())
              .add(row.getString("column_name"));
        });
    return columns;
  }

  private static Map<String, Set<String>> references(JdbcTemplate owner) {
    return owner
        .query(
            """
            SELECT format('%I.%I', n.nspname, c.relname) AS name,
              format('%I.%I', m.nspname, o.relname) AS other
            FROM pg_constraint f
            JOIN pg_class c ON c.oid = f.conrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_class o ON o.oid = f.confrelid
            JOIN pg_namespace m ON m.oid = o.relnamespace
            WHERE f.contype = 'f' AND f.conrelid <> f.confrelid
            """,
            (row, n) -> Map.entry(row.getString("name"), row.getString("other")))
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
  }

  /** Where each sequence stands; one that gave nothing yet is left out. */
  static Map<String, Long> sequences(JdbcTemplate owner) {
    Map<String, Long> sequences = new LinkedHashMap<>();
    owner.query(
        """
        SELECT format('%I.%I', schemaname, sequencename) AS name, last_value
        FROM pg_sequences
        WHERE last_value IS NOT NULL
        ORDER BY 1
        """,
        row -> {
          sequences.put(row.getString("name"), row.getLong("last_value"));
        });
    return sequences;
  }
}
