package dev.guestright.triage;

import dev.guestright.triage.model.Example;
import dev.guestright.triage.model.Examples;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Cases in CSV files, so that anyone can add one. */
final class TestFiles {
  private TestFiles() {}

  static List<Example> cases(String name) {
    return Examples.read(
        new InputStreamReader(
            Objects.requireNonNull(TestFiles.class.getResourceAsStream(name), name),
            StandardCharsets.UTF_8));
  }
}
