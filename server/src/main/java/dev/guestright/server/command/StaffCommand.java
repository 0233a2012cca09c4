package dev.guestright.server.command;

import dev.guestright.server.house.House;
import dev.guestright.server.identity.Passwords;
import dev.guestright.server.identity.Role;
import dev.guestright.server.identity.StaffAccounts;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Accounts of staff. */
@Command(
    name = "staff",
    mixinStandardHelpOptions = true,
    description = "Opens accounts for staff and gives them new passwords.",
    subcommands = {StaffCommand.Add.class, StaffCommand.Password.class})
final class StaffCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      throw new CommandLine.ParameterException(spec.commandLine(), "staff add, or staff password?");
    }
  }

  /** Opens an account and prints its first password, once. */
  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Opens an account and prints its password once.")
  static final class Add implements Callable<Integer> {

    @Mixin private HouseOptions options = new HouseOptions();

    @Parameters(paramLabel = "USER", description = "The name to sign in with.")
    private String userName = "";

    @Option(
        names = "--name",
        required = true,
        paramLabel = "NAME",
        description = "The name that customers are told.")
    private String displayName = "";

    @Option(
        names = "--role",
        paramLabel = "ROLE",
        description = "agent, lead or data-protection-officer (default: ${DEFAULT-VALUE}).",
        defaultValue = "agent")
    private String role = "agent";

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      try (House house = House.visit(options.directory(), options.database())) {
        String password = Passwords.random();
        StaffAccounts.in(house).open(userName, displayName, Role.named(role), password);
        Terminal.out(spec).println(userName + "  " + password);
      }
      return 0;
    }
  }

  /** Gives an account a new random password and prints it, once. */
  @Command(
      name = "password",
      mixinStandardHelpOptions = true,
      description = "Gives an account a new password and prints it once.")
  static final class Password implements Callable<Integer> {

    @Mixin private HouseOptions options = new HouseOptions();

    @Parameters(paramLabel = "USER", description = "The name to sign in with.")
    private String userName = "";

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      try (House house = House.visit(options.directory(), options.database())) {
        String password = Passwords.random();
        if (!StaffAccounts.in(house).changePassword(userName, password)) {
          throw new IllegalStateException("There is no account with the user name " + userName);
        }
        Terminal.out(spec).println(userName + "  " + password);
      }
      return 0;
    }
  }
}
