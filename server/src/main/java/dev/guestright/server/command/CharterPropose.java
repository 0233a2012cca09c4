package dev.guestright.server.command;

import dev.guestright.charter.Charter;
import dev.guestright.charter.CharterDiff;
import dev.guestright.server.gateway.CharterVersion;
import dev.guestright.server.gateway.Charters;
import dev.guestright.server.house.House;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Proposes a new version of the charter to a house, beside its running server or not. */
@Command(
    name = "propose",
    mixinStandardHelpOptions = true,
    description =
        "Proposes a new version: it runs in shadow until a person signs it off at"
            + " /governance/charter.")
final class CharterPropose implements Callable<Integer> {

  @Mixin private HouseOptions options = new HouseOptions();

  @Parameters(paramLabel = "FILE", description = "The charter to come.")
  private Path file = Path.of("charter.yaml");

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  /** The result as scripts read it. */
  record Json(String name, int version, String sha256, CharterDiff changes) {}

  @Override
  public Integer call() throws IOException {
    Charter next = CharterFile.sound(file);
    PrintWriter out = Terminal.out(spec);
    try (House house = House.visit(options.directory(), options.database())) {
      Charters charters = new Charters(house.database().house(), Clock.systemUTC());
      CharterDiff changes = CharterDiff.between(charters.open(Optional.empty()).charter(), next);
      CharterVersion proposed = charters.propose(CharterFile.text(file), Optional.empty());
      if (json) {
        out.println(
            new JsonMapper()
                .writeValueAsString(
                    new Json(proposed.name(), proposed.version(), proposed.digest(), changes)));
      } else {
        out.print(changes.in(next.languages().getFirst()));
        out.println();
        out.println(
            "Version "
                + proposed.version()
                + " is proposed. A person signs it off at /governance/charter; until then it only"
                + " runs in shadow.");
      }
      out.flush();
    }
    return 0;
  }
}
