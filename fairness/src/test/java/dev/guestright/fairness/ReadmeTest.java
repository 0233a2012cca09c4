package dev.guestright.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReadmeTest {
  @Test
  void theExampleCompilesRunsAndPrintsWhatTheReadmeSays(@TempDir Path dir) throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    Path source = dir.resolve("Example.java");
    Files.writeString(
        source,
        "import dev.guestright.fairness.*;\nvoid main() throws Exception {\n"
            + block(readme, "java")
            + "}\n");
    assertThat(run(source)).isEqualTo(block(readme, "text"));
  }

  private static String block(String readme, String language) {
    Matcher block =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(readme);
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  private static String run(Path source) throws IOException, InterruptedException {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                source.toString())
            .redirectErrorStream(true)
            .start();
    StringWriter out = new StringWriter();
    try (var lines = java.inputReader(StandardCharsets.UTF_8)) {
      lines.transferTo(new PrintWriter(out));
    }
    java.waitFor();
    return out.toString();
  }
}
