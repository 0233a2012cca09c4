package dev.guestright.server.command;

import dev.guestright.server.house.DataDirectory;
import dev.guestright.server.house.DatabaseAddress;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the house is: its directory, and its database when that is not the embedded one. */
final class HouseOptions {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data directory (default: ${DEFAULT-VALUE}).",
      defaultValue = "data")
  private Path data = Path.of("data");

  DataDirectory directory() {
    return new DataDirectory(data);
  }

  /** Your own PostgreSQL, when the environment names one; else the embedded one is used. */
  Optional<DatabaseAddress> database() {
    return environment("GUESTRIGHT_DB_URL")
        .map(url ->
            new DatabaseAddress(
                url,
                environment("GUESTRIGHT_DB_USER").orElse("postgres"),
                environment("GUESTRIGHT_DB_PASSWORD").orElse("")));
  }

  private static Optional<String> environment(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }
}
