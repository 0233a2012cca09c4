package dev.guestright.triage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelFileTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private static final ModelCard.About ABOUT =
      new ModelCard.About("Maya \"M\" Lind", "made up", "two\nlines");

  @TempDir Path dir;

  @Test
  void aModelReadBackAnswersAsBefore() throws IOException {
    ModelTraining.Trained trained = trained();
    TextModel read = ModelFile.read(write(trained), name -> fail());
    for (String text : List.of("a ripe cherry", "a heavy hammer", "neither")) {
      assertThat(read.probabilities(text)).isEqualTo(trained.model().probabilities(text));
    }
    assertThat(read.answersFrom()).isEqualTo(trained.model().answersFrom());
  }

  @Test
  void aModelReadBackAsksForTheEncoderThatItWasTrainedWith() throws IOException {
    ModelTraining.Trained trained = trained(new Letters("vowels 1", "ae"));
    List<String> asked = new ArrayList<>();
    TextModel read =
        ModelFile.read(
            write(trained),
            name -> {
              asked.add(name);
              return new Letters(name, "ae");
            });
    assertThat(asked).containsExactly("vowels 1");
    assertThat(read.probabilities("cherry")).isEqualTo(trained.model().probabilities("cherry"));
  }

  @Test
  void aModelReadBackKeepsItsSecondReading() throws IOException {
    List<String> asked = new ArrayList<>();
    ModelTraining.Trained trained =
        trained(new Letters("vowels 1", "ae"), new Letters("consonants 1", "hm"));
    TextModel read =
        ModelFile.read(
            write(trained),
            name -> {
              asked.add(name);
              return new Letters(name, name.equals("vowels 1") ? "ae" : "hm");
            });
    assertThat(asked).containsExactly("vowels 1", "consonants 1");
    assertThat(read.heads().thorough()).isPresent();
    assertThat(read.heads().kernel()).isPresent();
    for (String text : List.of("cherry", "hmhm", "neither")) {
      assertThat(read.probabilities(text)).isEqualTo(trained.model().probabilities(text));
    }
  }

  @Test
  void theCardTravelsInTheFile() throws IOException {
    ModelTraining.Trained trained = trained();
    ModelCard card = ModelFile.card(write(trained));
    assertThat(card).isEqualTo(trained.card());
    assertThat(card.toJson())
        .contains("\"owner\":\"Maya \\\"M\\\" Lind\"", "\"limits\":\"two\\nlines\"")
        .contains("\"trainedAt\":\"2026-11-20T10:00:00Z\"", "\"encoders\":[]")
        .contains("\"byLanguage\":{\"en\":{\"n\":40,");
  }

  @Test
  void aModelKnowsItsVersionWhenItIsWrittenAndWhenItIsRead() throws IOException {
    ModelTraining.Trained trained = trained();
    Path file = dir.resolve("model");
    String written = ModelFile.write(file, trained.model(), trained.card()).version();
    assertThat(written).hasSize(12).isNotEqualTo(trained.model().version());
    assertThat(ModelFile.read(file, name -> fail()).version()).isEqualTo(written);
  }

  @Test
  void aFileThatWasChangedAnywhereIsNotRead() throws IOException {
    Path file = write(trained());
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at += 97) {
      byte[] changed = whole.clone();
      changed[at] ^= 1;
      Files.write(file, changed);
      assertThatThrownBy(() -> ModelFile.read(file, name -> fail()))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aFileThatWasCutOffIsNotRead() throws IOException {
    Path file = write(trained());
    byte[] whole = Files.readAllBytes(file);
    for (int length : List.of(0, 10, 40, whole.length / 2, whole.length - 1)) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> ModelFile.card(file)).isInstanceOf(IOException.class);
    }
  }

  private Path write(ModelTraining.Trained trained) throws IOException {
    Path file = dir.resolve("model");
    ModelFile.write(file, trained.model(), trained.card());
    assertThat(dir.toFile().list()).containsExactly("model");
    return file;
  }

  private static ModelTraining.Trained trained(Embedding... encoders) {
    Trainer trainer = new Trainer(new NGrams(1, 3, 4, 200), 1, 10, false);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      examples.add(
          new Example("a ripe cherry " + "x".repeat(i), "fruit", Map.of("language", "en")));
      examples.add(
          new Example("a heavy hammer " + "x".repeat(i), "tool", Map.of("language", "en")));
    }
    return new ModelTraining(trainer, List.of(encoders), ABOUT)
        .train(examples, NOW, Progress.unwatched());
  }

  private static Embedding fail() {
    throw new AssertionError("No encoder is needed");
  }

  /** Knows of a text how often it holds each of two letters. */
  private record Letters(String name, String two) implements Embedding {
    @Override
    public int dimensions() {
      return 2;
    }

    @Override
    public float[] embed(String text) {
      float a = text.chars().filter(c -> c == two.charAt(0)).count();
      float e = text.chars().filter(c -> c == two.charAt(1)).count();
      float length = (float) Math.max(1, Math.hypot(a, e));
      return new float[] {a / length, e / length};
    }

    @Override
    public void close() {}
  }
}
