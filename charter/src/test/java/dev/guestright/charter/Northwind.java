package dev.guestright.charter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The shop of the stories: its charter, its door, and the day on which the stories happen. */
final class Northwind {
  static final Instant TODAY = Instant.parse("2026-11-10T10:00:00Z");

  private Northwind() {}

  static String yaml() {
    return resource("northwind.yaml");
  }

  static Charter charter() {
    return sound(yaml());
  }

  /** The charter with some words of the file replaced; the words must be there. */
  static String yamlWith(String old, String replacement) {
    assertThat(yaml()).contains(old);
    return yaml().replace(old, replacement);
  }

  static Charter charterWith(String old, String replacement) {
    return sound(yamlWith(old, replacement));
  }

  static Charter sound(String yaml) {
    Reading reading = Charter.read(yaml);
    assertThat(reading.findings())
        .filteredOn(finding -> finding.severity() == Severity.ERROR)
        .isEmpty();
    return reading.charter().orElseThrow();
  }

  static String resource(String name) {
    try (InputStream in = Northwind.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no test resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
