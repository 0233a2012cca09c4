package dev.guestright.server.command;

import dev.guestright.charter.Charter;
import dev.guestright.charter.CharterPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a charter as a page that a customer could read. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Writes a charter as a page that a customer could read (Markdown).")
final class CharterExplain implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The charter.")
  private Path file = Path.of("charter.yaml");

  @Option(
      names = "--language",
      paramLabel = "TAG",
      description = "The language, such as de (default: the charter's first).")
  private @Nullable String language;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Charter charter = CharterFile.sound(file);
    String spoken = language == null ? charter.languages().getFirst() : language;
    Terminal.out(spec).print(CharterPage.of(charter, spoken));
    Terminal.out(spec).flush();
    return 0;
  }
}
