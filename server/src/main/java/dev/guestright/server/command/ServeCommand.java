package dev.guestright.server.command;

import dev.guestright.server.gateway.CharterVersion;
import dev.guestright.server.gateway.Charters;
import dev.guestright.server.gateway.Stage;
import dev.guestright.server.house.House;
import dev.guestright.server.house.Settings;
import dev.guestright.server.house.Settings.SecondFactor;
import dev.guestright.server.identity.FirstLink;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
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

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description =
          "Where people reach the server, such as https://support.example.com, when a proxy with"
              + " TLS stands in front.")
  private @Nullable URI publicUrl;

  @Option(
      names = "--second-factor",
      paramLabel = "required|optional",
      description =
          "Whether staff need a passkey or codes beside their password"
              + " (default: ${DEFAULT-VALUE}).",
      defaultValue = "required")
  private SecondFactor secondFactor = SecondFactor.REQUIRED;

  @Option(
      names = "--management-port",
      paramLabel = "PORT",
      description =
          "Tells health (/actuator/health) and metrics (/actuator/prometheus) on this port of this"
              + " machine alone. Without it, nowhere.")
  private @Nullable Integer managementPort;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = Terminal.out(spec);
    Running.checkPort(address, port);
    Optional<String> text = charterText();
    House house = House.open(options.directory(), options.database());
    try (Running running =
        Running.start(house, text, Clock.systemUTC(), settings(), address, port)) {
      String home = reachedAt(running);
      out.println("Guestright runs at " + home);
      proposed(running)
          .ifPresent(version ->
              out.println(
                  "Version "
                      + version
                      + " of the charter waits for a person to sign it off at "
                      + home
                      + "/governance/charter; until then it only runs in shadow."));
      running
          .room(FirstLink.class)
          .token()
          .ifPresent(token ->
              out.println(
                  "Nobody can sign in yet. This link makes the first administrator; it works once,"
                      + " within 24 hours:\n  "
                      + home
                      + "/set-up?token="
                      + token));
      out.println("Keys: " + house.keys().directory() + " (back them up: without them no data)");
      out.println("Stop it with Ctrl-C.");
      running.untilStopped();
    }
    return 0;
  }

  private String reachedAt(Running running) {
    return publicUrl == null ? "http://" + address + ":" + running.port() : publicUrl.toString();
  }

  private Settings settings() {
    return ServerSettings.of(
        Optional.ofNullable(publicUrl),
        secondFactor,
        managementPort == null ? OptionalInt.empty() : OptionalInt.of(managementPort),
        System.getenv());
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
