package dev.guestright.server.command;

import dev.guestright.server.demo.DemoCompany;
import dev.guestright.server.demo.DemoShop;
import dev.guestright.server.house.House;
import dev.guestright.server.house.Settings;
import java.io.IOException;
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

  /** The shop is beside the house; where something else is, it goes elsewhere. */
  private int shopPort() {
    try {
      Running.checkPort(ADDRESS, port + 1);
      return port == 0 ? 0 : port + 1;
    } catch (RuntimeException taken) {
      return 0;
    }
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    PrintWriter out = Terminal.out(spec);
    Running.checkPort(ADDRESS, port);
    out.println("Starting PostgreSQL in " + options.directory().root() + " …");
    House house = House.open(options.directory(), options.database());
    Optional<String> charter = Optional.of(DemoCompany.charter(house.data()));
    try (DemoShop shop = new DemoShop(shopPort());
        Running running =
            Running.start(
                house,
                charter,
                Clock.systemUTC(),
                Settings.localWith(shop.site(), shop.tokens()),
                ADDRESS,
                port)) {
      DemoCompany company = running.room(DemoCompany.class);
      String address = "http://localhost:" + running.port();
      out.print(company.moveIn(address, shop).words());
      out.flush();
      running.untilStopped();
    }
    return 0;
  }
}
