package dev.guestright.server.command;

import dev.guestright.server.house.House;
import dev.guestright.server.routing.model.Model;
import dev.guestright.server.routing.model.Models;
import dev.guestright.triage.fair.Steadiness;
import dev.guestright.triage.model.Example;
import dev.guestright.triage.model.TextModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Puts a model into a house, to watch in shadow, beside its running server or not. */
@Command(
    name = "put-in",
    mixinStandardHelpOptions = true,
    description = {
      "Puts a model into the house: it watches in shadow until a person promotes it at",
      "/governance/models. Exit code 1 when its gate is shut, so that nobody can."
    })
final class TriagePutIn implements Callable<Integer> {

  @Mixin private HouseOptions options = new HouseOptions();

  @Mixin private TriageModel model = new TriageModel();

  @Option(
      names = "--messages",
      required = true,
      paramLabel = "FILE",
      description = "Messages to try the swaps on: CSV with the columns text and label.")
  private Path messages = Path.of("");

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<Example> tried = TriageFiles.examples(messages);
    Steadiness steadiness;
    try (TextModel read = model.open()) {
      steadiness =
          WatchedWork.run("Check", seen -> Steadiness.of(read, tried, TriageFiles::language, seen));
    }
    try (House house = House.visit(options.directory(), options.database())) {
      Model put =
          new Models(house.database().house(), Clock.systemUTC()).putIn(model.file(), steadiness);
      tell(Terminal.out(spec), put);
      return put.gateIsOpen() ? 0 : Guestright.WRONG;
    }
  }

  private void tell(PrintWriter out, Model put) {
    if (json) {
      out.println(
          new JsonMapper()
              .writeValueAsString(
                  Map.of(
                      "model", put.version(),
                      "sha256", put.sha256(),
                      "stage", put.stage().stored(),
                      "mayBePromoted", put.gateIsOpen(),
                      "reasons", put.reasons())));
    } else {
      out.println("Model " + put.version() + " is in the house: " + put.stage().stored() + ".");
      put.reasons().forEach(reason -> out.println("- " + reason));
      out.println(
          put.gateIsOpen()
              ? "A person promotes it at /governance/models, once it has watched "
                  + Models.FEWEST_WATCHED
                  + " messages."
              : "It must not be promoted.");
    }
    out.flush();
  }
}
