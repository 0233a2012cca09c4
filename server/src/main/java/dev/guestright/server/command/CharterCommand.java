package dev.guestright.server.command;

import dev.guestright.charter.Charter;
import dev.guestright.charter.Finding;
import dev.guestright.charter.Reading;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What can be done with a charter without a server. */
@Command(
    name = "charter",
    mixinStandardHelpOptions = true,
    description = "Checks a charter.",
    subcommands = CharterCommand.Lint.class)
final class CharterCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      throw new CommandLine.ParameterException(spec.commandLine(), "charter lint FILE?");
    }
  }

  /** Says everything that is wrong with a charter. */
  @Command(
      name = "lint",
      mixinStandardHelpOptions = true,
      description = "Says everything that is wrong with a charter, with line and reason.")
  static final class Lint implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The charter.")
    private Path file = Path.of("charter.yaml");

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      PrintWriter out = Terminal.out(spec);
      Reading reading = Charter.read(Files.readString(file));
      for (Finding finding : reading.findings()) {
        out.printf(
            "%s:%d:%d: %s: %s [%s]%s%n",
            file,
            finding.line(),
            finding.column(),
            finding.severity().name().toLowerCase(java.util.Locale.ROOT),
            finding.message(),
            finding.rule(),
            finding.suggestion().map(suggestion -> " " + suggestion).orElse(""));
      }
      if (!reading.sound()) {
        return Guestright.WRONG;
      }
      out.println("The charter is sound.");
      return 0;
    }
  }
}
