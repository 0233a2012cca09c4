package dev.guestright.server.command;

import dev.guestright.charter.Charter;
import dev.guestright.charter.CharterDiff;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Says what a new charter changes for customers. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = "Says what a new charter changes for customers, and who must be asked again.")
final class CharterCompare implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "OLD", description = "The charter in use.")
  private Path old = Path.of("old.yaml");

  @Parameters(index = "1", paramLabel = "NEW", description = "The charter to come.")
  private Path next = Path.of("new.yaml");

  @Option(names = "--language", paramLabel = "TAG", description = "The language, such as de.")
  private @Nullable String language;

  @Option(names = "--json", description = "Print the changes as JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Charter to = CharterFile.sound(next);
    CharterDiff diff = CharterDiff.between(CharterFile.sound(old), to);
    PrintWriter out = Terminal.out(spec);
    if (json) {
      out.println(new JsonMapper().writeValueAsString(diff));
    } else {
      out.print(diff.in(language == null ? to.languages().getFirst() : language));
    }
    out.flush();
    return 0;
  }
}
