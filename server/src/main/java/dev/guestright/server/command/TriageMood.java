package dev.guestright.server.command;

import dev.guestright.triage.MoodComparison;
import dev.guestright.triage.model.Embedding;
import dev.guestright.triage.model.Encoders;
import dev.guestright.triage.model.Example;
import dev.guestright.triage.model.Examples;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how well upset writers are told from others, beside the word list that ships. */
@Command(
    name = "mood",
    mixinStandardHelpOptions = true,
    description = {
      "Trains on emotion data, and compares with the word list that ships.",
      "For GoEmotions, or any CSV with the columns text and labels (emotions parted by |)."
    })
final class TriageMood implements Callable<Integer> {

  @Option(
      names = "--train",
      required = true,
      paramLabel = "FILE",
      description = "The examples to learn from.")
  private Path training = Path.of("");

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "The examples to measure on.")
  private Path data = Path.of("");

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    List<Example> learned = moods(training);
    List<Example> unseen = moods(data);
    try (Embedding encoder = Encoders.quick()) {
      MoodComparison found =
          WatchedWork.run(
              "Mood", seen -> MoodComparison.of(learned, unseen, List.of(encoder), seen));
      PrintWriter out = Terminal.out(spec);
      if (json) {
        out.printf(
            "{\"model\":%s,\"wordList\":%s}%n", found.model().toJson(), found.wordList().toJson());
      } else {
        out.println("Model");
        TriageTables.print(out, found.model());
        out.println();
        out.println("Word list");
        TriageTables.print(out, found.wordList());
      }
    }
    return 0;
  }

  private static List<Example> moods(Path file) {
    return TriageFiles.examples(file, Examples::readMany).stream()
        .map(e -> new Example(e.text(), MoodComparison.mood(e.label()), e.groups()))
        .toList();
  }
}
