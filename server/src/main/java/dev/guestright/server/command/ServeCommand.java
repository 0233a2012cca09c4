package dev.guestright.server.command;

import dev.guestright.server.gateway.CharterVersion;
import dev.guestright.server.gateway.Charters;
import dev.guestright.server.gateway.Stage;
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
import picocli.CommandLine.Spec;

/** Runs the server on a charter of one's own. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Runs the server on your charter.")
final class ServeCommand implements Callable<Integer> {

  @Mixin private HouseOptions options = new HouseOptions();

  @Option(
      names = "--charter",
      paramLabel = "FILE",
      description =
          "Your charter. A house's first one is in force at once; another one is proposed, and"
              + " signed off at /governance/charter.")
  private @Nullable Path charter;

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      description = "The address to listen on (default: ${DEFAULT-VALUE}, this machine only).",
      defaultValue = "127.0.0.1")
  private String address = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port to listen on (default: ${DEFAULT-VALUE}).",
      defaultValue = "8080")
  private int port = 8080;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = Terminal.out(spec);
    Running.checkPort(address, port);
    Optional<String> text = charterText();
    House house = House.open(options.directory(), options.database());
    try (Running running = Running.start(house, text, Clock.systemUTC(), address, port)) {
      String home = "http://" + address + ":" + running.port();
      out.println("Guestright runs at " + home);
      proposed(running)
          .ifPresent(version ->
              out.println(
                  "Version "
                      + version
                      + " of the charter waits for a person to sign it off at "
                      + home
                      + "/governance/charter; until then it only runs in shadow."));
      out.println("Keys: " + house.keys().directory() + " (back them up: without them no data)");
      out.println("Stop it with Ctrl-C.");
      running.untilStopped();
    }
    return 0;
  }

  private Optional<String> charterText() throws IOException {
    return charter == null ? Optional.empty() : Optional.of(CharterFile.text(charter));
  }

  private static Optional<Integer> proposed(Running running) {
    return running.room(Charters.class).all().stream()
        .filter(version -> version.stage() == Stage.PROPOSED)
        .map(CharterVersion::version)
        .findFirst();
  }
}
