package dev.guestright.server.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What can be done with the models that read messages. */
@Command(
    name = "triage",
    mixinStandardHelpOptions = true,
    description = "Trains, measures, checks and explains the models that read messages.",
    subcommands = {
      TriageTrain.class,
      TriageEvaluate.class,
      TriageCheck.class,
      TriageExplain.class,
      TriageMood.class,
      TriagePutIn.class,
      TriageModels.class
    })
final class TriageCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "triage train, evaluate, check, explain, mood, put-in, or models?");
    }
  }
}
