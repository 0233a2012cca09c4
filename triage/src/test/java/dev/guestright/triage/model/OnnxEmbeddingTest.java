package dev.guestright.triage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OnnxEmbeddingTest {
  @Test
  void theSameInOtherWordsIsCloserThanTheSameWordsAboutSomethingElse() {
    try (Embedding encoder = OnnxEmbedding.miniLm()) {
      float[] lost = encoder.embed("I have lost my bank card.");
      float[] missing = encoder.embed("My debit card has gone missing.");
      float[] bank = encoder.embed("I have sat on the bank by the river.");
      assertThat(cosine(lost, missing)).isGreaterThan(cosine(lost, bank) + 0.2);
      assertThat(cosine(lost, lost)).isEqualTo(2, within(1e-5));
      assertThat(lost).hasSize(encoder.dimensions());
    }
  }

  @Test
  void veryLongAndEmptyTextsHaveAVectorToo() {
    try (Embedding encoder = OnnxEmbedding.miniLm()) {
      for (String text : List.of("", "word ".repeat(20_000))) {
        float[] vector = encoder.embed(text);
        assertThat(cosine(vector, vector)).isEqualTo(2, within(1e-5));
      }
    }
  }

  @Test
  void aFolderThatHoldsNoEncoderIsRefusedAndToldWhy(@TempDir Path dir) throws IOException {
    assertThatThrownBy(() -> Encoders.own(dir.resolve("none")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no folder");
    assertThatThrownBy(() -> Encoders.own(dir)).hasMessageContaining("tokenizer.json");
    Files.writeString(dir.resolve("model.onnx"), "no");
    Files.write(dir.resolve("tokenizer.json"), resource("/all-minilm-l6-v2-q-tokenizer.json"));
    assertThatThrownBy(() -> Encoders.own(dir))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ONNX");
  }

  @Test
  void anOwnEncoderIsKnownByItsChecksum(@TempDir Path dir) throws IOException {
    Files.write(dir.resolve("model.onnx"), resource("/all-minilm-l6-v2-q.onnx"));
    Files.write(dir.resolve("tokenizer.json"), resource("/all-minilm-l6-v2-q-tokenizer.json"));
    String name;
    try (Embedding own = Encoders.own(dir);
        Embedding shipped = OnnxEmbedding.miniLm()) {
      name = own.name();
      assertThat(own.embed("a lost card")).isEqualTo(shipped.embed("a lost card"));
    }
    Encoders.open(name, Optional.of(dir)).close();
    assertThatThrownBy(() -> Encoders.open(name, Optional.empty()))
        .hasMessageContaining("--encoder DIR");
    assertThatThrownBy(() -> Encoders.open("own:00", Optional.of(dir)))
        .hasMessageContaining("another encoder");
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = OnnxEmbedding.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  private static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += a[d] * b[d];
    }
    return sum;
  }
}
