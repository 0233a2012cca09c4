package dev.guestright.server.command;

import dev.guestright.server.demo.DemoCompany;
import dev.guestright.server.house.House;
import dev.guestright.server.house.Settings;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the server with a made-up company. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Runs the server with a made-up company, to look around.")
final class DemoCommand implements Callable<Integer> {

  private static final String ADDRESS = "127.0.0.1";

  @Mixin private HouseOptions options = new HouseOptions();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port to listen on (default: ${DEFAULT-VALUE}).",
      defaultValue = "8080")
  private int port = 8080;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = Terminal.out(spec);
    Running.checkPort(ADDRESS, port);
    out.println("Starting PostgreSQL in " + options.directory().root() + " …");
    House house = House.open(options.directory(), options.database());
    Optional<String> charter = Optional.of(DemoCompany.charter(house.data()));
    try (Running running =
        Running.start(house, charter, Clock.systemUTC(), Settings.local(), ADDRESS, port)) {
      DemoCompany company = running.room(DemoCompany.class);
      out.print(company.moveIn("http://localhost:" + running.port()).words());
      out.flush();
      running.untilStopped();
    }
    return 0;
  }
}
