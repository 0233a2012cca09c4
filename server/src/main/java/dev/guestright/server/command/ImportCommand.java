package dev.guestright.server.command;

import dev.guestright.server.connect.BadImport;
import dev.guestright.server.connect.Import;
import dev.guestright.server.connect.Summary;
import dev.guestright.server.gateway.Charters;
import dev.guestright.server.house.House;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Takes in the export of another desk. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Takes in a CSV or JSON-lines export of any support desk.",
      "Run it again at any time: nothing is doubled. A server may be running."
    })
final class ImportCommand implements Callable<Integer> {

  @Mixin private HouseOptions options = new HouseOptions();

  @Parameters(paramLabel = "FILE", description = "The export.")
  private Path file = Path.of("");

  @Option(
      names = "--mapping",
      required = true,
      paramLabel = "MAP.yaml",
      description = "Which column is what. One ships for the CFPB's complaints: cfpb.")
  private String mapping = "";

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Terminal.out(spec);
    Clock clock = Clock.systemUTC();
    if (!Files.isRegularFile(file)) {
      throw new BadImport("There is no file " + file);
    }
    String mappingText = mappingText();
    try (House house = House.visit(options.directory(), options.database())) {
      Import importing =
          new Import(
              house,
              new Charters(house.database().house(), clock).open(Optional.empty()).charter(),
              clock);
      Summary summary = run(importing, mappingText, house);
      if (json) {
        out.println(new JsonMapper().writeValueAsString(Json.of(summary)));
      } else {
        tell(out, summary);
      }
      return summary.rejected() == 0 ? 0 : Guestright.WRONG;
    }
  }

  private Summary run(Import importing, String mappingText, House house) throws IOException {
    Path rejects = house.data().rejects().resolve(file.getFileName() + ".rejects.csv");
    Files.deleteIfExists(rejects);
    if (!Terminal.isWatched()) {
      return importing.run(file, mappingText, rejects, bytes -> {});
    }
    try (ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("Import")
            .setInitialMax(Files.size(file))
            .setUnit(" MB", 1 << 20)
            .build()) {
      LongConsumer progress = bar::stepTo;
      return importing.run(file, mappingText, rejects, progress);
    }
  }

  private static void tell(PrintWriter out, Summary summary) {
    out.printf("%,d rows read%n", summary.rows());
    out.printf("%,d messages added%n", summary.added());
    if (summary.already() > 0) {
      out.printf("%,d were here already%n", summary.already());
    }
    if (summary.erased() > 0) {
      out.printf(
          "%,d stayed out: their customers were erased after they were written%n",
          summary.erased());
    }
    summary
        .rejects()
        .ifPresent(
            rejects -> out.printf("%,d rows rejected: see %s%n", summary.rejected(), rejects));
    if (!summary.dropped().isEmpty()) {
      out.println("Not stored, because the mapping or the charter does not name it (cells):");
      summary.dropped().forEach((name, count) -> out.printf("  %,8d  %s%n", count, name));
    }
    out.printf(
        "%.1f s, %,.0f rows a second%n",
        summary.took().toMillis() / 1000.0,
        summary.rows() * 1000.0 / Math.max(1, summary.took().toMillis()));
  }

  /** A file of that name, or else one of the mappings that ship. */
  private String mappingText() throws IOException {
    if (Files.isRegularFile(Path.of(mapping))) {
      try {
        return Files.readString(Path.of(mapping));
      } catch (CharacterCodingException e) {
        throw new BadImport("The mapping is no UTF-8 text: " + mapping);
      }
    }
    String shipped = "/mappings/" + Path.of(mapping).getFileName().toString();
    for (String name : new String[] {shipped, shipped + ".yaml"}) {
      try (InputStream stream = ImportCommand.class.getResourceAsStream(name)) {
        if (stream != null) {
          return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new BadImport("There is no mapping " + mapping);
  }

  /** The result as scripts read it. */
  record Json(
      long rows,
      long added,
      long already,
      long erased,
      long rejected,
      Optional<String> rejects,
      Map<String, Long> dropped,
      Duration took) {
    static Json of(Summary summary) {
      return new Json(
          summary.rows(),
          summary.added(),
          summary.already(),
          summary.erased(),
          summary.rejected(),
          summary.rejects().map(Path::toString),
          summary.dropped(),
          summary.took());
    }
  }
}
