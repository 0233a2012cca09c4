package dev.guestright.server.command;

import dev.guestright.server.house.Backup;
import dev.guestright.server.house.House;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.trail.Act;
import dev.guestright.server.trail.Entry;
import dev.guestright.server.trail.Trail;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Writes a backup, and says loudly what is not in it. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Writes an encrypted copy of the database into a file. A server may be running.",
      "Not in it, and to be kept elsewhere: the keys, and the list of erasures."
    })
final class BackupCommand implements Callable<Integer> {

  @Mixin private HouseOptions options = new HouseOptions();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "The file. One that is there already is never overwritten.")
  private Path file = Path.of("");

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    try (House house = House.visit(options.directory(), options.database())) {
      Backup.Written written = write(house);
      new Trail(new JdbcTemplate(house.database().house()))
          .append(
              Entry.ofHouse(
                  Act.BACKUP,
                  NewId.next(),
                  Clock.systemUTC().instant(),
                  Map.of(
                      "of", written.madeAt(), "rows", written.rows(), "bytes", written.bytes())));
      PrintWriter out = Terminal.out(spec);
      if (json) {
        out.println(new JsonMapper().writeValueAsString(written));
        return 0;
      }
      out.printf(
          "%,d rows of %d tables as they were at %s: %s (%,d bytes, encrypted)%n",
          written.rows(), written.tables(), written.madeAt(), file, written.bytes());
      out.println();
      out.println("NOT IN THIS FILE, and without them it is worth nothing:");
      out.println("  the keys              " + house.data().keys());
      out.println("  the list of erasures  " + house.data().erasures().file());
      out.println("Keep the keys where this file is not: both together open everything. Copy the");
      out.println("list after each erasure: a restore erases again whom it names.");
    }
    return 0;
  }

  private Backup.Written write(House house) {
    Backup backup = new Backup(house);
    if (!Terminal.isWatched() || json) {
      return backup.to(file, Clock.systemUTC().instant(), bytes -> {});
    }
    try (ProgressBar bar =
        new ProgressBarBuilder().setTaskName("Backup").setUnit(" MB", 1 << 20).build()) {
      return backup.to(file, Clock.systemUTC().instant(), bar::stepTo);
    }
  }
}
