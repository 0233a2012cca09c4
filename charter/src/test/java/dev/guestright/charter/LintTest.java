package dev.guestright.charter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LintTest {
  @TestFactory
  Stream<DynamicTest> finds() {
    return CaseFile.of("lint.yaml")
        .map(one -> DynamicTest.dynamicTest(one.text("case"), () -> finds(one)));
  }

  private static void finds(CaseFile expected) {
    String yaml = Northwind.yamlWith(expected.text("change"), expected.text("to"));
    Reading reading = Charter.read(yaml);

    assertThat(reading.findings())
        .anySatisfy(found -> {
          assertThat(found.severity().name().toLowerCase(Locale.ROOT) + " " + found.rule())
              .isEqualTo(expected.text("finds"));
          assertThat(pointedAt(found, yaml)).startsWith(expected.text("at"));
          assertThat(found.message()).contains(expected.text("says"));
          expected
              .optional("hint")
              .ifPresent(hint -> assertThat(found.suggestion().orElse("")).contains(hint));
        });
    assertThat(reading.sound()).isEqualTo(!expected.text("finds").startsWith("error"));
  }

  @Test
  void everyCaseIsAboutWhatItChanges() {
    Reading unchanged = Charter.read(Northwind.yaml());

    assertThat(CaseFile.of("lint.yaml"))
        .filteredOn(one -> !one.text("change").equals(one.text("to")))
        .allSatisfy(one ->
            assertThat(unchanged.findings())
                .noneMatch(found ->
                    pointedAt(found, Northwind.yaml()).startsWith(one.text("at"))
                        && one.text("finds").endsWith(" " + found.rule())
                        && found.message().contains(one.text("says"))));
  }

  @Test
  void everyProblemIsSaidInOneGoAndInTheOrderOfTheFile() {
    String bad =
        Northwind.yaml()
            .replace("version: 4", "version: four")
            .replace("basis: contract ", "basis: contact ")
            .replace("effect: commercial }", "effect: comercial }")
            .replace("moment.topic ==", "moment.topik ==");

    assertThat(Charter.read(bad).findings())
        .filteredOn(found -> found.severity() == Severity.ERROR)
        .extracting(Finding::rule)
        .containsSubsequence("version", "not-a-choice", "not-a-choice", "condition");
  }

  @Test
  void theColumnPointsIntoTheCondition() {
    String bad = Northwind.yamlWith("&& moment.intent in", "&& moment.intend in");

    Finding found =
        Charter.read(bad).findings().stream()
            .filter(one -> one.rule().equals("condition"))
            .findFirst()
            .orElseThrow();

    assertThat(pointedAt(found, bad)).startsWith(".intend in");
    assertThat(found.asLine())
        .startsWith(found.line() + ":" + found.column() + " error [condition]");
  }

  private static String pointedAt(Finding found, String yaml) {
    return yaml.lines().toList().get(found.line() - 1).substring(found.column() - 1);
  }
}
