package dev.guestright.server.command;

import dev.guestright.server.house.House;
import dev.guestright.server.identity.Role;
import dev.guestright.server.identity.Secrets;
import dev.guestright.server.identity.SetUpLinks;
import dev.guestright.server.identity.StaffAccounts;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.trail.Act;
import dev.guestright.server.trail.Entry;
import dev.guestright.server.trail.Trail;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    description = "Opens accounts for staff and lets them begin anew.",
    subcommands = {StaffCommand.Add.class, StaffCommand.Anew.class})
final class StaffCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      throw new CommandLine.ParameterException(spec.commandLine(), "staff add, or staff anew?");
    }
  }

  /** Opens an account and prints its set-up link, once. */
  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Opens an account and prints the link that sets it up, once.")
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
        description =
            "agent, lead, reviewer, auditor, data-protection-officer or administrator"
                + " (default: ${DEFAULT-VALUE}).",
        defaultValue = "agent")
    private String role = "agent";

    @Option(
        names = "--at",
        paramLabel = "URL",
        description = "Where the server is (default: ${DEFAULT-VALUE}).",
        defaultValue = "http://localhost:8080")
    private String at = "";

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      try (House house = House.visit(options.directory(), options.database())) {
        StaffAccounts accounts = StaffAccounts.in(house);
        if (accounts.isTaken(userName)) {
          throw new IllegalStateException(
              "The user name " + userName + " is in use, or was once; choose another");
        }
        StaffId id = accounts.open(userName, displayName, staffRole());
        Terminal.out(spec).println(link(house, at, id, "opened", staffRole()));
      }
      return 0;
    }

    private Role staffRole() {
      Role named = Role.named(role);
      if (named == Role.API_CLIENT) {
        throw new IllegalArgumentException(
            "A program has no account to sign in with; an administrator gives it a key, at /keys");
      }
      return named;
    }
  }

  /** Ends what somebody signs in with and prints a new set-up link, once. */
  @Command(
      name = "anew",
      mixinStandardHelpOptions = true,
      description =
          "Ends somebody's password, codes, passkeys and sessions, and prints a new set-up link.")
  static final class Anew implements Callable<Integer> {

    @Mixin private HouseOptions options = new HouseOptions();

    @Option(
        names = "--at",
        paramLabel = "URL",
        description = "Where the server is (default: ${DEFAULT-VALUE}).",
        defaultValue = "http://localhost:8080")
    private String at = "";

    @Parameters(paramLabel = "USER", description = "The name to sign in with.")
    private String userName = "";

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      try (House house = House.visit(options.directory(), options.database())) {
        StaffAccounts accounts = StaffAccounts.in(house);
        StaffAccounts.Account account =
            accounts
                .find(userName)
                .filter(found -> found.staff().role() != Role.API_CLIENT)
                .orElseThrow(() ->
                    new IllegalStateException(
                        "There is no open account with the user name " + userName));
        accounts.forgetSignIn(account.staff().id());
        Terminal.out(spec)
            .println(link(house, at, account.staff().id(), "began anew", account.staff().role()));
      }
      return 0;
    }
  }

  /** The act stands in the log, as one from the page of accounts would. */
  private static String link(House house, String at, StaffId id, String what, Role role) {
    Clock clock = Clock.systemUTC();
    new Trail(new JdbcTemplate(house.database().house()))
        .append(
            Entry.ofHouse(
                Act.STAFF,
                NewId.next(),
                clock.instant(),
                Map.of(
                    "what",
                    what,
                    "staff",
                    id.toString(),
                    "role",
                    role.charterName(),
                    "by",
                    "command line")));
    SetUpLinks links =
        new SetUpLinks(
            JdbcClient.create(house.database().house()), new Secrets(house.keys()), clock);
    return at + "/set-up?token=" + links.of(id);
  }
}
