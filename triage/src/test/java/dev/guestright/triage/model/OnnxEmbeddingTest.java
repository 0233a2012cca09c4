package dev.guestright.triage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
      assertThat(cosine(lost, lost)).isEqualTo(1, within(1e-5));
      assertThat(lost).hasSize(encoder.dimensions());
    }
  }

  @Test
  void veryLongAndEmptyTextsHaveAVectorToo() {
    try (Embedding encoder = OnnxEmbedding.miniLm()) {
      for (String text : List.of("", "word ".repeat(20_000))) {
        float[] vector = encoder.embed(text);
        assertThat(cosine(vector, vector)).isEqualTo(1, within(1e-5));
      }
    }
  }

  @Test
  void aFileThatIsNoEncoderIsRefused(@TempDir Path dir) throws IOException {
    Path model = Files.writeString(dir.resolve("model.onnx"), "no");
    Path tokenizer =
        Files.write(
            dir.resolve("tokenizer.json"),
            OnnxEmbedding.class
                .getResourceAsStream("/all-minilm-l6-v2-q-tokenizer.json")
                .readAllBytes());
    assertThatThrownBy(() -> OnnxEmbedding.of("mine", model, tokenizer))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ONNX");
  }

  private static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += a[d] * b[d];
    }
    return sum;
  }
}
