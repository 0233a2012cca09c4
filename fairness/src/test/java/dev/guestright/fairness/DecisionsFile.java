package dev.guestright.fairness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A CSV file of decisions for one test. */
final class DecisionsFile {

  private final Path file;
  private final StringBuilder text;

  DecisionsFile(Path directory, String header) {
    this.file = directory.resolve("decisions.csv");
    this.text = new StringBuilder(header).append('\n');
  }

  DecisionsFile rows(int count, String row) {
    text.append((row + "\n").repeat(count));
    return this;
  }

  Path write() {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Admissions to Berkeley's six largest departments, autumn 1973, by sex (Bickel, Hammel and
   * O'Connell, Science 187:398, 1975; counts as in Freedman, Pisani and Purves, Statistics).
   */
  static Path berkeley(Path directory) {
    int[][] counts = {
      {512, 313, 89, 19}, {353, 207, 17, 8}, {120, 205, 202, 391},
      {138, 279, 131, 244}, {53, 138, 94, 299}, {22, 351, 24, 317}
    };
    DecisionsFile file = new DecisionsFile(directory, "department,sex,decision");
    for (int i = 0; i < counts.length; i++) {
      char department = (char) ('A' + i);
      file.rows(counts[i][0], department + ",M,admitted")
          .rows(counts[i][1], department + ",M,rejected")
          .rows(counts[i][2], department + ",F,admitted")
          .rows(counts[i][3], department + ",F,rejected");
    }
    return file.write();
  }
}
