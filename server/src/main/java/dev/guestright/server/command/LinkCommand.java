package dev.guestright.server.command;

import dev.guestright.server.house.House;
import dev.guestright.server.identity.CustomerLinks;
import dev.guestright.server.identity.Customers;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.trail.Act;
import dev.guestright.server.trail.Entry;
import dev.guestright.server.trail.Trail;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the link by which a customer comes in. That it was made stands in the log. */
@Command(
    name = "link",
    mixinStandardHelpOptions = true,
    description = "Makes the signed link by which a customer reaches their own page.")
final class LinkCommand implements Callable<Integer> {

  @Mixin private HouseOptions options = new HouseOptions();

  @Option(
      names = "--system",
      paramLabel = "NAME",
      required = true,
      description = "The system that an import's mapping names, such as cfpb.")
  private String system = "";

  @Option(
      names = "--valid",
      paramLabel = "DURATION",
      description = "How long the link works (ISO 8601; default: ${DEFAULT-VALUE}).",
      defaultValue = "PT24H")
  private Duration valid = Duration.ofHours(24);

  @Option(
      names = "--at",
      paramLabel = "URL",
      description = "Where the server is (default: ${DEFAULT-VALUE}).",
      defaultValue = "http://localhost:8080")
  private String at = "";

  @Parameters(paramLabel = "CUSTOMER", description = "The customer's id in that system.")
  private String reference = "";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Clock clock = Clock.systemUTC();
    try (House house = House.visit(options.directory(), options.database())) {
      CustomerId customer = new CustomerId(house.keys().idOf("customer", system, reference));
      if (!new Customers(house.database().house()).knows(customer)) {
        throw new IllegalStateException(
            "No customer of the system '" + system + "' has this id in this house.");
      }
      new Trail(new JdbcTemplate(house.database().house()))
          .append(
              Entry.ofHouse(
                  Act.LINK,
                  NewId.next(),
                  clock.instant(),
                  Map.of("valid", valid.toString(), "by", "command line")));
      Terminal.out(spec)
          .println(
              at
                  + "/me/enter?token="
                  + new CustomerLinks(house.keys(), clock).sign(customer, valid));
    }
    return 0;
  }
}
