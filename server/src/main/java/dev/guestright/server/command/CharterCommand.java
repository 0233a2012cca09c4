package dev.guestright.server.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What can be done with a charter from the command line. */
@Command(
    name = "charter",
    mixinStandardHelpOptions = true,
    description = "Checks, explains, compares, tries out and proposes a charter.",
    subcommands = {
      CharterLint.class,
      CharterExplain.class,
      CharterCompare.class,
      CharterDecide.class,
      CharterExport.class,
      CharterPropose.class
    })
final class CharterCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "lint, explain, diff, decide, or export?");
    }
  }
}
