package dev.guestright.server.command;

import dev.guestright.triage.fair.Gate;
import dev.guestright.triage.fair.Steadiness;
import dev.guestright.triage.model.Example;
import dev.guestright.triage.model.ModelCard;
import dev.guestright.triage.model.TextModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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

/** Says whether a model may be promoted, and all that speaks against it. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Asks whether the model's answers stay when only the writer is another, and whether its card",
      "is complete. Exit code 1 when it must not be promoted."
    })
final class TriageCheck implements Callable<Integer> {

  @Mixin private TriageModel model = new TriageModel();

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "Messages to try the swaps on: CSV with the columns text and label.")
  private Path data = Path.of("");

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<Example> messages = TriageFiles.examples(data);
    try (TextModel read = model.open()) {
      ModelCard card = model.card();
      Steadiness steadiness =
          WatchedWork.run(
              "Check", seen -> Steadiness.of(read, messages, TriageFiles::language, seen));
      Gate gate = Gate.judge(card, steadiness);
      tell(Terminal.out(spec), steadiness, gate);
      return switch (gate) {
        case Gate.Open open -> 0;
        case Gate.Shut shut -> Guestright.WRONG;
      };
    }
  }

  private void tell(PrintWriter out, Steadiness steadiness, Gate gate) {
    List<String> reasons =
        switch (gate) {
          case Gate.Open open -> List.of();
          case Gate.Shut shut -> shut.reasons();
        };
    if (json) {
      Map<String, Object> told = new LinkedHashMap<>();
      told.put("mayBePromoted", reasons.isEmpty());
      told.put("reasons", reasons);
      told.putAll(steadiness.asMap());
      out.println(new JsonMapper().writeValueAsString(told));
      return;
    }
    out.println("The answer stayed when swapped:");
    steadiness
        .byKind()
        .forEach((kind, share) ->
            out.printf(
                "  %-12s %s, at least %.2f%n",
                kind.label(), TriageTables.share(share), kind.bar()));
    reasons.forEach(reason -> out.println("- " + reason));
    out.println(
        reasons.isEmpty()
            ? "Nothing speaks against promoting it: a person decides."
            : "It must not be promoted.");
  }
}
