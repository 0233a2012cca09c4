package dev.guestright.server.command;

import dev.guestright.server.house.House;
import dev.guestright.server.house.MasterKey;
import dev.guestright.server.privacy.KeyTurn;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** What can be done with the master key; servers may be running. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description = "Changes the master key that wraps each customer's data key, while servers run.")
final class KeysCommand implements Runnable {

  @Mixin private HouseOptions options = new HouseOptions();

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "keys list, add, rotate, rewrap, retire, or to-kms?");
    }
  }

  @Command(name = "list", description = "Lists the versions: old, in use, waiting.")
  int list() {
    return in(house -> {
      MasterKey master = house.keys().master();
      boolean before = true;
      for (int version : master.versions()) {
        boolean inUse = version == master.inUse();
        String state = inUse ? "in use" : before ? "old" : "waiting";
        before = before && !inUse;
        say(Map.of("version", version, "state", state), "%08x  %s".formatted(version, state));
      }
    });
  }

  @Command(
      name = "add",
      description = "Makes a version that is not used yet, to be copied to every node first.")
  int add() {
    return in(house -> {
      int version = house.keys().master().add();
      say(
          Map.of("version", version, "state", "waiting"),
          "%08x waits. Copy %s to every node, then: guestright keys rotate"
              .formatted(version, house.keys().directory().resolve("master.json")));
    });
  }

  @Command(
      name = "rotate",
      description = "Takes the waiting version into use, or a new one, and wraps all keys by it.")
  int rotate() {
    return in(house -> {
      tell(turn(house).rotate());
      if (!json) {
        Terminal.out(spec)
            .println("The old version stays, for backups too. Copy the directory keys again.");
      }
    });
  }

  @Command(name = "rewrap", description = "Goes on with a rotation that was cut off.")
  int rewrap() {
    return in(house -> tell(turn(house).goOn()));
  }

  @Command(
      name = "retire",
      description = "Destroys old versions that nothing in the database needs any more.")
  int retire(
      @Option(
              names = "--older-backups-are-gone",
              description = "You keep no backup from before the last rotation, or keys with it.")
          boolean sure) {
    if (!sure && spec != null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "A backup from before the last rotation opens with the old keys only. When you keep none,"
              + " or keep its keys as well, say so: --older-backups-are-gone");
    }
    return in(house -> {
      int gone = turn(house).retire();
      say(Map.of("retired", gone), "%d old versions are destroyed".formatted(gone));
    });
  }

  @Command(
      name = "to-kms",
      description = "Seals the keys by a key of a key management service, from now on.")
  int toKms(
      @Parameters(paramLabel = "URI", description = "Like aws-kms://arn:aws:kms:…") String uri) {
    return in(house -> {
      house.keys().sealBy(uri);
      say(
          Map.of("kms", uri),
          "The keys are sealed by %s. Destroy older copies of %s."
              .formatted(uri, house.keys().directory()));
    });
  }

  private interface Work {
    void in(House house);
  }

  private int in(Work work) {
    try (House house = House.visit(options.directory(), options.database())) {
      work.in(house);
    }
    return 0;
  }

  private static KeyTurn turn(House house) {
    return KeyTurn.in(house, Clock.systemUTC());
  }

  private void tell(KeyTurn.Turned turned) {
    say(
        turned,
        "%08x is in use; wrapped anew: the keys of %,d customers and %,d members of staff"
            .formatted(turned.version(), turned.customers(), turned.staff()));
  }

  private void say(Object asJson, String asText) {
    PrintWriter out = Terminal.out(spec);
    out.println(json ? new JsonMapper().writeValueAsString(asJson) : asText);
  }
}
