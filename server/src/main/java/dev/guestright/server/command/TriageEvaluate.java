package dev.guestright.server.command;

import dev.guestright.triage.model.Evaluation;
import dev.guestright.triage.model.Example;
import dev.guestright.triage.model.TextModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says how good a model is on labelled messages. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Says how good a model is on labelled messages, for each language and group.")
final class TriageEvaluate implements Callable<Integer> {

  @Mixin private TriageModel model = new TriageModel();

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "The examples: CSV with the columns text and label; language and groups too.")
  private Path data = Path.of("");

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<Example> examples = TriageFiles.examples(data);
    try (TextModel read = model.open()) {
      Evaluation found = WatchedWork.run("Evaluate", seen -> Evaluation.of(read, examples, seen));
      PrintWriter out = Terminal.out(spec);
      if (json) {
        out.println(found.toJson());
      } else {
        TriageTables.print(out, found);
      }
    }
    return 0;
  }
}
