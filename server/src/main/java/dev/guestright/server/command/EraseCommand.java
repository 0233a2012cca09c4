package dev.guestright.server.command;

import dev.guestright.charter.Charter;
import dev.guestright.server.GuestrightServer;
import dev.guestright.server.gateway.Charters;
import dev.guestright.server.house.House;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.privacy.By;
import dev.guestright.server.privacy.Erased;
import dev.guestright.server.privacy.Erasures;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Erases a customer on their behalf, for ever, and writes the certificate that proves it. */
@Command(
    name = "erase",
    mixinStandardHelpOptions = true,
    description = {
      "Erases a customer for ever, and writes a certificate that proves it.",
      "A server may be running. No import and no backup brings them back."
    },
    subcommands = EraseVerify.class)
final class EraseCommand implements Callable<Integer> {

  @Mixin private HouseOptions options = new HouseOptions();

  @Option(
      names = "--system",
      paramLabel = "NAME",
      description = "The system that an import's mapping names, such as cfpb.")
  private @Nullable String system;

  @Option(
      names = "--customer",
      paramLabel = "REF",
      description = "The customer's id in that system.")
  private @Nullable String reference;

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "Where the certificate goes; it is made once (default: ${DEFAULT-VALUE}).",
      defaultValue = "erasure-certificate.json")
  private Path certificate = Path.of("erasure-certificate.json");

  @Option(names = "--yes", description = "Do not ask again.")
  private boolean sure;

  @Option(names = "--json", description = "Print the certificate instead of words.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    String from = required(system, "--system");
    String whom = required(reference, "--customer");
    if (Files.exists(certificate)) {
      throw new IllegalStateException(
          certificate + " is there already; name another file with --certificate.");
    }
    Clock clock = Clock.systemUTC();
    try (House house = House.visit(options.directory(), options.database())) {
      Charter charter =
          new Charters(house.database().house(), clock).open(Optional.empty()).charter();
      if (!sure && !confirmed()) {
        Terminal.out(spec).println("Nothing was erased.");
        return Guestright.WRONG;
      }
      CustomerId customer = new CustomerId(house.keys().idOf("customer", from, whom));
      Erasures.Certificate made =
          GuestrightServer.erasures(house, charter.name(), clock)
              .erase(customer, charter.controller(), By.COMMAND_LINE)
              .orElseThrow(() ->
                  new IllegalStateException(
                      "No customer of the system '" + from + "' has this id in this house."));
      Files.writeString(certificate, made.receipt().json());
      tell(made, house);
    }
    return 0;
  }

  private String required(@Nullable String value, String option) {
    if (value == null || value.isBlank()) {
      throw new CommandLine.ParameterException(
          spec == null ? Guestright.commandLine() : spec.commandLine(),
          "Whom? Give " + option + " (and see --help).");
    }
    return value;
  }

  /** What stays and what goes is said before anything goes. */
  private boolean confirmed() {
    PrintWriter out = Terminal.out(spec);
    out.println("This erases the customer for ever: what is known about them, their");
    out.println("conversations, their choices, and the records of what was used.");
    out.println("What stays names nobody: hashes in the log, and an opaque id in the list of");
    out.println("erasures, so that no backup and no import brings them back. What a law makes you");
    out.println("keep, as the charter names it, is locked away until that law lets it go.");
    out.flush();
    @Nullable Console console = System.console();
    if (console == null || !console.isTerminal()) {
      throw new IllegalStateException("Nobody is here to ask. If you are sure, add --yes.");
    }
    return "erase".equals(console.readLine("Type erase to go on: "));
  }

  private void tell(Erasures.Certificate made, House house) {
    PrintWriter out = Terminal.out(spec);
    if (json) {
      out.print(made.receipt().json());
      out.flush();
      return;
    }
    out.println("Erased at " + made.erased().at() + ":");
    made.erased().destroyed().forEach((what, many) -> out.printf("  %,8d  %s%n", many, what));
    made.erased().kept().stream()
        .filter(Erased.Kept::byLaw)
        .forEach(kept -> out.println("Kept: " + kept.what() + "; " + kept.why()));
    out.println("Certificate: " + certificate + " (give it to the customer; there is no copy)");
    out.println("Check it anywhere with:");
    out.println(
        "  guestright erase verify "
            + certificate
            + " --key '"
            + LogVerify.ownKey(house).vkey()
            + "'");
  }
}
