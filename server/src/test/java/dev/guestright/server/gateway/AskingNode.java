package dev.guestright.server.gateway;

import dev.guestright.charter.Moment;
import dev.guestright.server.house.DataDirectory;
import dev.guestright.server.house.House;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.identity.Role;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.vault.VaultReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A node in a process of its own: it asks for one customer's purchases, again and again, until it
 * is told to stop, and writes down when each release began and ended. Times are those of the
 * machine's monotonic clock, which all its processes share.
 */
final class AskingNode {

  private static final Actor.Staff MAYA =
      new Actor.Staff(new StaffId(NewId.next()), "Maya", Role.AGENT);

  private AskingNode() {}

  /** Takes the data directory, the customer, and the file to write; it ends with its input. */
  public static void main(String[] args) throws IOException {
    Clock clock = Clock.systemUTC();
    try (House house = House.visit(new DataDirectory(Path.of(args[0])), Optional.empty());
        BufferedWriter releases = Files.newBufferedWriter(Path.of(args[2]))) {
      CharterInForce charter = new Charters(house.database().house(), clock).open(Optional.empty());
      Gateway door =
          new Gateway(
              charter,
              new Shadows(new JdbcTemplate(house.database().door())),
              house.database().door(),
              new VaultReader(house.database().door(), house.keys().master()),
              clock);
      CustomerId mira = new CustomerId(UUID.fromString(args[1]));
      AtomicBoolean stop = new AtomicBoolean();
      Thread.ofVirtual()
          .start(() -> {
            readToItsEnd();
            stop.set(true);
          });
      System.out.println("ready");
      while (!stop.get()) {
        long began = System.nanoTime();
        if (released(door, mira, clock)) {
          releases.write(began + " " + System.nanoTime() + "\n");
          releases.flush();
        }
      }
    }
  }

  /** The input ends when it is told to stop, and also when the one who started it is gone. */
  private static void readToItsEnd() {
    try {
      System.in.read();
    } catch (IOException gone) {
      // Then there is nobody to ask for.
    }
  }

  /** The door may give up when choices change faster than it can decide: that is no release. */
  private static boolean released(Gateway door, CustomerId mira, Clock clock) {
    try {
      return door.ask(
              MAYA,
              mira,
              Optional.of(new ConversationId(NewId.next())),
              Use.look(
                  "setup-help", Set.of("purchase_history"), Map.of(), Moment.at(clock.instant())))
          instanceof Answer.Released;
    } catch (IllegalStateException gaveUp) {
      return false;
    }
  }
}
