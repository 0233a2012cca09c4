package dev.guestright.server.entrance;

import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.house.Settings;
import dev.guestright.server.house.Settings.SecondFactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.util.FileSystemUtils;

/**
 * A house as an organisation runs it: a password alone is not enough, and the organisation has a
 * provider, which a test starts. Tests move its clock.
 */
final class StrictHouse {

  static final int PROVIDER_PORT = freePort();
  static final int MANAGEMENT_PORT = freePort();
  static final TestHouse HOUSE = open();
  static final Company COMPANY = new Company(HOUSE);

  private StrictHouse() {}

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TestHouse open() {
    try {
      Path directory = Files.createTempDirectory("guestright-strict-");
      TestHouse house =
          TestHouse.open(
              directory,
              new Settings(
                  Optional.empty(),
                  SecondFactor.REQUIRED,
                  Optional.of(
                      new Settings.Provider(
                          "http://localhost:" + PROVIDER_PORT,
                          "guestright",
                          "a-secret-for-a-test")),
                  Optional.empty(),
                  Optional.empty(),
                  Settings.Limits.generous(),
                  OptionalInt.of(MANAGEMENT_PORT),
                  java.util.List.of()));
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> {
                house.close();
                FileSystemUtils.deleteRecursively(directory.toFile());
              }));
      return house;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
