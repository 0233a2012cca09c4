package dev.guestright.server.command;

import dev.guestright.ledger.Checkpoint;
import dev.guestright.ledger.LogFolder;
import dev.guestright.ledger.NoteSigner;
import dev.guestright.ledger.SignedNote;
import dev.guestright.server.house.House;
import dev.guestright.server.trail.DatabaseLog;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the log into a folder that others can keep and check. It holds no personal data. */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    description = "Writes the log into a folder (C2SP tlog-tiles), for others to keep and check.")
final class LogPublish implements Callable<Integer> {

  @Mixin private HouseOptions options = new HouseOptions();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description = "The folder. What it has of an earlier time is added to.")
  private Path folder = Path.of("log");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    try (House house = House.visit(options.directory(), options.database())) {
      DatabaseLog log = new DatabaseLog(new JdbcTemplate(house.database().house()));
      SignedNote latest =
          log.checkpoint()
              .map(SignedNote::parse)
              .orElseThrow(() -> new IllegalStateException("The log has no entry yet."));
      LogFolder target = new LogFolder(folder);
      long from = target.checkpoint().map(LogPublish::size).orElse(0L);
      target.publish(log, from, size(latest.encode()), latest);
      PrintWriter out = Terminal.out(spec);
      out.println("Published " + size(latest.encode()) + " entries to " + folder);
      out.println("Check it anywhere with:");
      out.println(
          "  guestright log verify --dir "
              + folder
              + " --key '"
              + NoteSigner.load(house.keys().text("log.key", () -> "")).verifier().vkey()
              + "'");
    }
    return 0;
  }

  private static long size(String note) {
    return Checkpoint.parse(SignedNote.parse(note).text()).head().size();
  }
}
