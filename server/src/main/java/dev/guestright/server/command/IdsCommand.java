package dev.guestright.server.command;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.guestright.server.house.House;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells a system by which id its customers are known here, so that it understands messages. */
@Command(
    name = "ids",
    mixinStandardHelpOptions = true,
    description =
        "Reads a system's references of customers, one a line, and prints each with the id by"
            + " which the house knows that customer, as CSV.")
final class IdsCommand implements Callable<Integer> {

  @Mixin private HouseOptions options = new HouseOptions();

  @Option(
      names = "--system",
      required = true,
      paramLabel = "NAME",
      description = "The system, as the mapping of your import names it.")
  private String system = "";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    try (House house = House.visit(options.directory(), options.database());
        BufferedReader references =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      PrintWriter out = Terminal.out(spec);
      CsvWriter csv = CsvWriter.builder().build(out);
      csv.writeRecord("reference", "id");
      for (String line = references.readLine(); line != null; line = references.readLine()) {
        if (!line.isBlank()) {
          String reference = line.strip();
          csv.writeRecord(reference, house.keys().idOf("customer", system, reference).toString());
        }
      }
      csv.flush();
    }
    return 0;
  }
}
