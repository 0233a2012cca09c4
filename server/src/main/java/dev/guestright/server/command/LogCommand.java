package dev.guestright.server.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What can be done with the log. */
@Command(
    name = "log",
    mixinStandardHelpOptions = true,
    description = "Checks the log, and publishes it for others to check.",
    subcommands = {LogVerify.class, LogPublish.class, LogVerifyReceipt.class})
final class LogCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "log verify, log publish, or log verify-receipt?");
    }
  }
}
