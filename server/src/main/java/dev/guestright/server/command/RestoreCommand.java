package dev.guestright.server.command;

import dev.guestright.server.GuestrightServer;
import dev.guestright.server.house.DataDirectory;
import dev.guestright.server.house.ErasureList;
import dev.guestright.server.house.House;
import dev.guestright.server.house.Restore;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.trail.Act;
import dev.guestright.server.trail.Entry;
import dev.guestright.server.trail.Trail;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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
import tools.jackson.databind.json.JsonMapper;

/** Puts a backup into an empty house, and erases again whoever was erased after it was made. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Puts a backup into an empty house: all of it, or nothing.",
      "Whoever stands in the list of erasures is erased again before anybody is served."
    })
final class RestoreCommand implements Callable<Integer> {

  @Mixin private HouseOptions options = new HouseOptions();

  @Parameters(paramLabel = "FILE", description = "The backup.")
  private Path file = Path.of("");

  @Option(
      names = "--erasures",
      paramLabel = "FILE",
      description = "Your copy of the list of erasures, when it is not in the directory yet.")
  private @Nullable Path erasures;

  @Option(
      names = "--nobody-was-erased",
      description = "There is no list, because nobody was ever erased. Say so only if it is so.")
  private boolean nobodyWasErased;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  /** The result as scripts read it. */
  record Json(String madeAt, long rows, int erasedAgain) {}

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IllegalStateException("There is no file " + file);
    }
    DataDirectory data = options.directory();
    bringTheList(data);
    Restore.Restored restored = Restore.into(data, options.database(), file);
    Clock clock = Clock.systemUTC();
    try (House house = House.visit(data, options.database())) {
      int again = GuestrightServer.erasures(house, "restored", clock).replay();
      new Trail(new JdbcTemplate(house.database().house()))
          .append(
              Entry.ofHouse(
                  Act.RESTORE,
                  NewId.next(),
                  clock.instant(),
                  Map.of("backupOf", restored.madeAt(), "erasedAgain", again)));
      tell(new Json(restored.madeAt(), restored.rows(), again));
    }
    return 0;
  }

  /** Without the list nobody can tell who must not come back, so nothing comes back. */
  private void bringTheList(DataDirectory data) throws IOException {
    ErasureList list = data.erasures();
    if (erasures != null) {
      ErasureList brought = new ErasureList(erasures);
      if (!brought.exists()) {
        throw new IllegalStateException("There is no list of erasures " + erasures);
      }
      data.prepare();
      list.addMissing(brought.lines());
      list.begin();
    } else if (!list.exists()) {
      if (!nobodyWasErased) {
        throw new IllegalStateException(
            "The list of erasures is missing: without it, people who were erased after this backup"
                + " would come back. Give your copy with --erasures FILE.");
      }
      data.prepare();
      list.begin();
    }
    list.lines(); // one that cannot be read is told now, and not when everybody is back
  }

  private void tell(Json result) {
    PrintWriter out = Terminal.out(spec);
    if (json) {
      out.println(new JsonMapper().writeValueAsString(result));
      return;
    }
    out.printf("%,d rows are back, as they were at %s%n", result.rows(), result.madeAt());
    out.printf("%,d customers who were erased since then are erased again%n", result.erasedAgain());
    out.println("The log has an entry of this restore. Check it with: guestright log verify");
  }
}
