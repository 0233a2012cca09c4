package dev.guestright.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.fairness.count.Clusters;
import dev.guestright.fairness.count.Column;
import dev.guestright.fairness.count.DuckDbEngine;
import dev.guestright.fairness.count.Engine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every engine owes the audit. */
class CountingTest {

  @TempDir private Path directory;

  private Engine open(Path file, String... columns) {
    Engine engine = DuckDbEngine.open(file);
    engine.prepare(Set.of(columns));
    return engine;
  }

  @Test
  void decisionsOfOneCustomerComeTogetherAndNamelessOnesAlone() {
    Path file =
        new DecisionsFile(directory, "who,sex,outcome")
            .rows(2, "ann,F,1")
            .rows(1, "ben,M,0")
            .rows(1, "ann,F,0")
            .rows(3, ",M,1")
            .rows(1, " ,M,1")
            .rows(1, "cleo,F,1")
            .write();
    Map<String, Long> seen = new TreeMap<>();
    try (Engine engine = open(file, "who", "sex", "outcome")) {
      engine.clusters(
          List.of(new Column.Text("sex"), new Column.Text("outcome")),
          "who",
          (parts, clusters) -> {
            String key =
                parts.stream()
                    .map(it -> String.join("", it.values()) + "*" + it.rows())
                    .sorted()
                    .collect(Collectors.joining(" "));
            seen.merge(key, clusters, Long::sum);
          });
    }
    assertThat(seen).isEqualTo(Map.of("F0*1 F1*2", 1L, "M0*1", 1L, "M1*1", 4L, "F1*1", 1L));
  }

  @Test
  void customersComeInTheSameOrderHoweverTheFileIsSorted() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      rows.add((i % 7 == 0 ? "" : "c" + i % 11) + ",v" + i % 53);
    }
    List<List<Clusters.Part>> first = handedOver(rows);
    Collections.shuffle(rows, new Random(8));
    assertThat(handedOver(rows)).isEqualTo(first);
  }

  private List<List<Clusters.Part>> handedOver(List<String> rows) {
    DecisionsFile file = new DecisionsFile(directory, "who,what");
    rows.forEach(it -> file.rows(1, it));
    List<List<Clusters.Part>> seen = new ArrayList<>();
    try (Engine engine = open(file.write(), "who", "what")) {
      engine.clusters(List.of(new Column.Text("what")), "who", (parts, _) -> seen.add(parts));
    }
    return seen;
  }

  @Test
  void aDayIsReadFromDatesAndTimesAndIsNoneWhereItIsNeither() {
    Path file =
        new DecisionsFile(directory, "at")
            .rows(2, "2026-11-24")
            .rows(1, "2026-11-24 09:30:00")
            .rows(1, "2026-11-25T23:59:59")
            .rows(1, "soon")
            .rows(1, "infinity")
            .rows(1, "99999-01-01")
            .rows(1, "0044-03-15 (BC)")
            .write();
    Map<String, Long> seen = new TreeMap<>();
    try (Engine engine = open(file, "at")) {
      engine.combinations(
          List.of(new Column.Day("at")),
          (values, rows) -> seen.merge(Arrays.toString(values), rows, Long::sum));
    }
    assertThat(seen).isEqualTo(Map.of("[2026-11-24]", 3L, "[2026-11-25]", 1L, "[null]", 4L));
  }
}
