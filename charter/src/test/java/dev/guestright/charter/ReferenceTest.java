package dev.guestright.charter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The reference page says what the parser does. */
class ReferenceTest {
  private static final Path PAGE = Path.of("../docs/reference/charter.md");

  @Test
  void theExampleIsSound() throws IOException {
    String page = Files.readString(PAGE);
    int start = page.indexOf("```yaml\n") + "```yaml\n".length();

    assertThat(Charter.read(page.substring(start, page.indexOf("```\n", start))).findings())
        .isEmpty();
  }

  @Test
  void everyKeySignalAndRedLineIsThere() throws IOException {
    String page = Files.readString(PAGE);

    for (Keys keys : Keys.values()) {
      assertThat(keys.all()).allSatisfy(key -> assertThat(page).contains("`" + key));
    }
    for (Signal signal : Signal.values()) {
      assertThat(page)
          .contains(
              "| `%s` | %s | %s |%s |"
                  .formatted(
                      signal.word(),
                      signal.kind().name().toLowerCase(java.util.Locale.ROOT),
                      signal.derivedFrom().map(name -> "`" + name + "`").orElse(""),
                      signal.natures().stream()
                          .map(nature -> " " + nature.word())
                          .collect(Collectors.joining(",")))
                  .replace("|  |", "| |"));
    }
    for (RedLine line : RedLine.values()) {
      assertThat(page).contains("| `" + line.id() + "` |");
    }
  }
}
