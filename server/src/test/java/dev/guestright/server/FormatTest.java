package dev.guestright.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How the code is set is nobody's taste: google-java-format decides, for every module. What it
 * finds wrong it also puts right, with {@code mvn test -pl server -am -Dformat=write
 * -Dtest=FormatTest -Dsurefire.failIfNoSpecifiedTests=false}; {@code -Dformat.under=server} limits
 * that to one directory.
 */
class FormatTest {

  private static final Path REPOSITORY = Path.of("").toAbsolutePath().resolveSibling("");

  @Test
  void everyJavaFileIsSetAsTheFormatterSetsIt() {
    List<Path> otherwise =
        sources(REPOSITORY).parallel().filter(FormatTest::isSetOtherwise).sorted().toList();
    if (System.getProperty("format", "check").equals("write")) {
      Path under = REPOSITORY.resolve(System.getProperty("format.under", ""));
      otherwise.stream().filter(file -> file.startsWith(under)).forEach(FormatTest::set);
    } else {
      assertThat(otherwise.stream().map(REPOSITORY::relativize))
          .as("files that -Dformat=write would change")
          .isEmpty();
    }
  }

  private static Stream<Path> sources(Path root) {
    try (Stream<Path> modules = Files.list(root)) {
      return modules
          .map(module -> module.resolve("src"))
          .filter(Files::isDirectory)
          .flatMap(FormatTest::javaFiles)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> javaFiles(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSetOtherwise(Path file) {
    return !asSet(file).equals(read(file));
  }

  private static String asSet(Path file) {
    try {
      return new Formatter().formatSourceAndFixImports(read(file));
    } catch (FormatterException e) {
      throw new AssertionError("Cannot format " + REPOSITORY.relativize(file), e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void set(Path file) {
    try {
      Files.writeString(file, asSet(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
