package dev.guestright.server.command;

import dev.guestright.charter.Charter;
import dev.guestright.charter.Decision;
import dev.guestright.charter.Door;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Answers one request by a charter, without a server. */
@Command(
    name = "decide",
    mixinStandardHelpOptions = true,
    description = "Answers one use request by a charter, offline.")
final class CharterDecide implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The charter.")
  private Path file = Path.of("charter.yaml");

  @Option(
      names = "--request",
      required = true,
      paramLabel = "R.json",
      description = "The request: see docs/reference/charter-decide.md.")
  private Path request = Path.of("request.json");

  @Option(names = "--json", description = "Print the decision as JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  /** The decision as scripts read it. */
  record Json(
      String decision,
      List<String> released,
      Map<String, String> withheld,
      boolean mayAct,
      String ground,
      String question,
      String explanation,
      List<String> trace) {}

  @Override
  public Integer call() throws IOException {
    Charter charter = CharterFile.sound(file);
    Trial trial = Trial.read(Files.readString(request), charter, Clock.systemUTC().instant());
    Decision decision = Door.of(charter).decide(trial.request(), trial.customer(), trial.moment());
    Json told = told(decision, trial.customer().language());
    PrintWriter out = Terminal.out(spec);
    if (json) {
      out.println(new JsonMapper().writeValueAsString(told));
    } else {
      out.println(told.decision() + (told.ground().isEmpty() ? "" : " (" + told.ground() + ")"));
      out.println(told.explanation());
      told.trace().forEach(step -> out.println("  " + step));
    }
    return 0;
  }

  private static Json told(Decision decision, String language) {
    String explanation = decision.explanation(language);
    List<String> trace = decision.trace();
    return switch (decision) {
      case Decision.Permit permit ->
          new Json(
              "Permit",
              permit.released().stream().sorted().toList(),
              permit.withheld().entrySet().stream()
                  .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().name())),
              permit.mayAct(),
              "",
              "",
              explanation,
              trace);
      case Decision.AskFirst ask ->
          closed(
              "AskFirst",
              ask.ground().name(),
              ask.notice().question().in(language),
              explanation,
              trace);
      case Decision.Refuse refuse ->
          closed("Refuse", refuse.ground().name(), "", explanation, trace);
      case Decision.NeedsHuman human ->
          closed("NeedsHuman", human.ground().name(), "", explanation, trace);
    };
  }

  private static Json closed(
      String decision, String ground, String question, String explanation, List<String> trace) {
    return new Json(decision, List.of(), Map.of(), false, ground, question, explanation, trace);
  }
}
