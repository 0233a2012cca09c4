package dev.guestright.server.command;

import dev.guestright.charter.Finding;
import dev.guestright.charter.Reading;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Says everything that is wrong with a charter. */
@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    description = "Says everything that is wrong with a charter, with line and reason.")
final class CharterLint implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The charter.")
  private Path file = Path.of("charter.yaml");

  @Option(names = "--json", description = "Print the findings as JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  /** The findings as scripts read them. */
  record Json(boolean sound, List<Finding> findings) {}

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Terminal.out(spec);
    Reading reading = CharterFile.read(file);
    if (json) {
      out.println(
          new JsonMapper().writeValueAsString(new Json(reading.sound(), reading.findings())));
    } else {
      reading.findings().forEach(finding -> out.println(CharterFile.line(file, finding)));
      out.println(reading.sound() ? "The charter is sound." : "The charter cannot be used.");
    }
    return reading.sound() ? 0 : Guestright.WRONG;
  }
}
