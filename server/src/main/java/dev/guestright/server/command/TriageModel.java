package dev.guestright.server.command;

import dev.guestright.triage.model.ModelCard;
import dev.guestright.triage.model.ModelFile;
import dev.guestright.triage.model.TextModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which model a command asks, and what it was trained with. */
final class TriageModel {

  @Option(names = "--model", required = true, paramLabel = "M", description = "The model.")
  private Path file = Path.of("");

  @Option(
      names = "--encoder",
      paramLabel = "DIR",
      description = "The folder of your own encoder, when the model was trained with one.")
  private @Nullable Path encoder;

  /** Reads it; whoever asked closes it. */
  TextModel open() throws IOException {
    return TriageFiles.model(file, Optional.ofNullable(encoder));
  }

  Path file() {
    return file;
  }

  ModelCard card() throws IOException {
    return ModelFile.card(file);
  }
}
