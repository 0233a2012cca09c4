package dev.guestright.server.command;

import dev.guestright.charter.Charter;
import dev.guestright.charter.Finding;
import dev.guestright.charter.Reading;
import dev.guestright.charter.Severity;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/** A charter on disk. */
final class CharterFile {

  private CharterFile() {}

  static Reading read(Path file) throws IOException {
    return Charter.read(text(file));
  }

  static String text(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IllegalStateException("There is no file " + file);
    }
    try {
      return Files.readString(file);
    } catch (MalformedInputException e) {
      throw new IllegalStateException(file + " is not UTF-8 text", e);
    }
  }

  /** Returns the charter of a file that must be sound to go on. */
  static Charter sound(Path file) throws IOException {
    Reading reading = read(file);
    return reading
        .charter()
        .orElseThrow(() ->
            new IllegalStateException(
                reading.findings().stream()
                    .filter(finding -> finding.severity() == Severity.ERROR)
                    .map(finding -> line(file, finding))
                    .collect(Collectors.joining("\n"))));
  }

  /** A finding as compilers print theirs, so that editors can jump to it. */
  static String line(Path file, Finding finding) {
    return "%s:%d:%d: %s: %s [%s]%s"
        .formatted(
            file,
            finding.line(),
            finding.column(),
            finding.severity().name().toLowerCase(Locale.ROOT),
            finding.message(),
            finding.rule(),
            finding.suggestion().map(suggestion -> " " + suggestion).orElse(""));
  }
}
