package dev.guestright.server.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line. Exit code 0: done; 1: found something wrong; 2: wrong usage. */
@Command(
    name = "guestright",
    description = "Personalised customer support that behaves like a welcome guest.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      ImportCommand.class,
      CharterCommand.class,
      LogCommand.class,
      EraseCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      IdsCommand.class,
      KeysCommand.class,
      TriageCommand.class,
      LinkCommand.class,
      StaffCommand.class,
      BiasAuditCommand.class,
      VersionCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Guestright implements Runnable {

  static final int WRONG = 1;
  static final int USAGE = 2;

  @Spec private CommandSpec spec;

  private Guestright(CommandSpec spec) {
    this.spec = spec;
  }

  Guestright() {
    this(CommandSpec.create());
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
  }

  public static void main(String[] args) {
    int code = commandLine().execute(args);
    System.exit(code);
  }

  /** The commands, with errors that speak to a person: one line, no trace. */
  static CommandLine commandLine() {
    return new CommandLine(new Guestright())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((problem, command, parsed) -> {
          command.getErr().println(Problem.words(problem));
          return WRONG;
        });
  }
}
