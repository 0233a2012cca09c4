package dev.guestright.server.command;

import dev.guestright.server.house.House;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
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
      description = "Your charter. It is kept as DIR/charter.yaml and used from then on.")
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
    String text = charterText();
    House house = House.open(options.directory(), options.database());
    try (Running running = Running.start(house, text, Clock.systemUTC(), address, port)) {
      Files.writeString(house.data().charter(), text);
      out.println("Guestright runs at http://" + address + ":" + running.port());
      out.println("Keys: " + house.keys().directory() + " (back them up: without them no data)");
      out.println("Stop it with Ctrl-C.");
      running.untilStopped();
    }
    return 0;
  }

  private String charterText() throws IOException {
    Path file = Optional.ofNullable(charter).orElse(options.directory().charter());
    if (!Files.exists(file)) {
      throw new IllegalStateException(
          "There is no charter at "
              + file
              + ". Give one with --charter FILE, or look around first with: guestright demo");
    }
    return Files.readString(file);
  }
}
