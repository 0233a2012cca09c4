package dev.guestright.charter;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileYamlTest {
  /** Of processor time, so that a busy machine does not decide; these take well under one. */
  private static final Duration FAST = Duration.ofSeconds(5);

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void isRefusedFastAndInWords(String what, String yaml, String rule) {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Reading reading = Charter.read(yaml);
    long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;

    assertThat(Duration.ofNanos(nanos)).isLessThan(FAST);
    assertThat(reading.sound()).isFalse();
    assertThat(reading.findings()).first().extracting(Finding::rule).isEqualTo(rule);
    assertThat(reading.findings())
        .allSatisfy(found -> assertThat(found.message().length()).isLessThan(600));
  }

  static Stream<Arguments> isRefusedFastAndInWords() {
    return Stream.of(
        Arguments.of("a billion laughs", laughs(), "yaml-alias"),
        Arguments.of("an anchor", "charter: &a x\nversion: 1", "yaml-alias"),
        Arguments.of("deep flow", "a: " + "[\n".repeat(100_000), "yaml-too-deep"),
        Arguments.of("deep block", "- ".repeat(4_000), "yaml-too-deep"),
        Arguments.of("deep maps", "{a:\n".repeat(100_000), "yaml-too-deep"),
        Arguments.of("a long line", "charter: " + "x".repeat(900_000), "yaml-too-long-line"),
        Arguments.of("long words", "a: " + ("x".repeat(5_000) + "\n ").repeat(190), "unknown-key"),
        Arguments.of(
            "long quotes", "a: \"" + ("x".repeat(5_000) + "\n ").repeat(190) + "\"", "unknown-key"),
        Arguments.of("huge", "# " + "x".repeat(2_000_000), "yaml-too-large"),
        Arguments.of("a tag", "charter: !!javax.script.ScriptEngineManager []", "yaml-tag"),
        Arguments.of("two documents", "a: 1\n---\nb: 2", "yaml-documents"),
        Arguments.of("a list as key", "? [a]\n: b", "yaml-key"),
        Arguments.of("no YAML", "charter: [", "yaml-syntax"),
        Arguments.of("a tab", "a:\n\t- b", "yaml-syntax"),
        Arguments.of("a control character", "a: \u0000", "yaml-syntax"),
        Arguments.of("nothing", "", "yaml-empty"),
        Arguments.of("a word", "hello", "shape"),
        Arguments.of("a list", "[a, b]", "shape"),
        Arguments.of("a merge", "charter: x\n<<: {version: 1}", "missing-key"),
        Arguments.of("many unknown keys", manyKeys(), "unknown-key"),
        Arguments.of("many mistyped purposes", manyData(), "missing-key"),
        Arguments.of("a condition of brackets", condition("(".repeat(1_500)), "missing-key"),
        Arguments.of("a condition without end", condition("x".repeat(9_000)), "missing-key"));
  }

  private static String laughs() {
    StringBuilder yaml = new StringBuilder("a: &a [lol, lol]\n");
    for (char name = 'b'; name < 'k'; name++) {
      String before = String.valueOf((char) (name - 1));
      yaml.append(name).append(": &").append(name).append(" [*").append(before).append(", *");
      yaml.append(before).append("]\n");
    }
    return yaml.toString();
  }

  private static String manyKeys() {
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      yaml.append("key").append(i).append(": 1\n");
    }
    return yaml.toString();
  }

  private static String manyData() {
    StringBuilder yaml = new StringBuilder("purposes:\n");
    for (int i = 0; i < 10_000; i++) {
      yaml.append("  purpose-with-a-long-name-").append(i).append(": {}\n");
    }
    yaml.append("data:\n");
    for (int i = 0; i < 10_000; i++) {
      yaml.append("  data").append(i).append(": {for: [porpuse-with-a-long-name-").append(i);
      yaml.append("]}\n");
    }
    return yaml.toString();
  }

  private static String condition(String when) {
    return "plays: { p: { when: \"" + when + "\" } }";
  }
}
