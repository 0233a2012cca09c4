package dev.guestright.server.command;

import dev.guestright.triage.Triage;
import dev.guestright.triage.model.Encoders;
import dev.guestright.triage.model.Example;
import dev.guestright.triage.model.Examples;
import dev.guestright.triage.model.ModelFile;
import dev.guestright.triage.model.TextModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The files that the triage commands read; each complaint names the file, and what to do. */
final class TriageFiles {

  private TriageFiles() {}

  static List<Example> examples(Path file) {
    return examples(file, Examples::read);
  }

  static List<Example> examples(Path file, Function<Path, List<Example>> read) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalStateException("There is no file " + file);
    }
    List<Example> examples;
    try {
      examples = read.apply(file);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(file + ": " + e.getMessage(), e);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw new IllegalStateException(file + " is not UTF-8 text; save it as UTF-8");
      }
      throw new IllegalStateException(file + " cannot be read", e.getCause());
    }
    if (examples.isEmpty()) {
      throw new IllegalStateException(
          file + " holds no examples: after the header text,label each row is one");
    }
    return examples;
  }

  /** The language that the file names for a message, or else the one that it is found to be in. */
  static String language(Example message) {
    return Optional.ofNullable(message.groups().get("language"))
        .orElseGet(() -> Triage.standard().read(message.text()).language().tag());
  }

  static TextModel model(Path file, Optional<Path> ownEncoder) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IllegalStateException(
          "There is no model " + file + "; make one with: guestright triage train");
    }
    try {
      return ModelFile.read(file, name -> Encoders.open(name, ownEncoder));
    } catch (IOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** Better to know before the work than after it. */
  static void checkPlaceFor(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
      throw new IllegalStateException(
          "A model cannot be written to " + file + ": name a file in a folder that is there");
    }
  }
}
