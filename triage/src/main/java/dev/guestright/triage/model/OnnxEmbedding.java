package dev.guestright.triage.model;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A sentence encoder on ONNX Runtime, one thread a call: the mean and the maximum of its last layer
 * over a text's tokens. The maximum keeps what one word says and the mean would drown. Needs the
 * libraries that this module declares as optional.
 */
public final class OnnxEmbedding implements Embedding {
  private static final String MOST_TOKENS = "128";

  private final String name;
  private final HuggingFaceTokenizer tokenizer;
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final int dimensions;

  private OnnxEmbedding(String name, byte[] model, byte[] tokenizer)
      throws IOException, OrtException {
    this.name = name;
    this.tokenizer =
        HuggingFaceTokenizer.newInstance(
            new ByteArrayInputStream(tokenizer),
            Map.of("padding", "false", "truncation", "true", "maxLength", MOST_TOKENS));
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      this.session = environment.createSession(model, options);
    }
    this.dimensions = run("a").length;
  }

  /** all-MiniLM-L6-v2, quantised, from its own jar: made for English. */
  public static OnnxEmbedding miniLm() {
    return resource("all-minilm-l6-v2-q");
  }

  /** An encoder from its own jar, by its name. */
  static OnnxEmbedding resource(String name) {
    try {
      return new OnnxEmbedding(
          name, bytes("/" + name + ".onnx"), bytes("/" + name + "-tokenizer.json"));
    } catch (IOException | OrtException e) {
      throw new IllegalStateException("The encoder in the jar cannot be loaded", e);
    }
  }

  /**
   * The encoder in a folder: {@code tokenizer.json} and one ONNX file that takes {@code input_ids}
   * and {@code attention_mask} and gives a last hidden state.
   *
   * @param prefix what its name starts with; the checksum of both files follows
   */
  static OnnxEmbedding of(Path folder, String prefix) throws IOException {
    Path tokenizer = folder.resolve("tokenizer.json");
    List<Path> models;
    try (Stream<Path> files = Files.list(folder)) {
      models = files.filter(file -> file.toString().endsWith(".onnx")).sorted().toList();
    } catch (NotDirectoryException | NoSuchFileException e) {
      throw new IOException("There is no folder " + folder, e);
    }
    if (models.size() != 1 || !Files.isRegularFile(tokenizer)) {
      throw new IOException(
          folder + " needs one file that ends in .onnx, and tokenizer.json, beside each other");
    }
    byte[] model = Files.readAllBytes(models.getFirst());
    byte[] words = Files.readAllBytes(tokenizer);
    try {
      return new OnnxEmbedding(prefix + Checksum.of(model, words), model, words);
    } catch (OrtException | RuntimeException e) {
      throw new IOException(folder + " holds no sentence encoder that ONNX Runtime can run", e);
    }
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = OnnxEmbedding.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int dimensions() {
    return dimensions;
  }

  @Override
  public float[] embed(String text) {
    try {
      return run(text);
    } catch (OrtException e) {
      throw new IllegalStateException("The encoder cannot run", e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
      tokenizer.close();
    } catch (OrtException e) {
      throw new IllegalStateException("The encoder cannot be closed", e);
    }
  }

  private float[] run(String text) throws OrtException {
    Encoding tokens = tokenizer.encode(text);
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      inputs.put("input_ids", tensor(tokens.getIds()));
      inputs.put("attention_mask", tensor(tokens.getAttentionMask()));
      if (session.getInputNames().contains("token_type_ids")) {
        inputs.put("token_type_ids", tensor(tokens.getTypeIds()));
      }
      try (OrtSession.Result result = session.run(inputs)) {
        FloatBuffer numbers = ((OnnxTensor) result.get(0)).getFloatBuffer();
        return pool(numbers, tokens.getIds().length);
      }
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private OnnxTensor tensor(long[] values) throws OrtException {
    return OnnxTensor.createTensor(
        environment, LongBuffer.wrap(values), new long[] {1, values.length});
  }

  /** The mean over the tokens, and behind it the greatest of each number; each of length 1. */
  private static float[] pool(FloatBuffer numbers, int tokens) {
    int width = numbers.remaining() / tokens;
    float[] token = new float[width];
    float[] pooled = new float[2 * width];
    Arrays.fill(pooled, width, 2 * width, Float.NEGATIVE_INFINITY);
    for (int t = 0; t < tokens; t++) {
      numbers.get(token);
      for (int d = 0; d < width; d++) {
        pooled[d] += token[d];
        pooled[width + d] = Math.max(pooled[width + d], token[d]);
      }
    }
    toLengthOne(pooled, 0, width);
    toLengthOne(pooled, width, 2 * width);
    return pooled;
  }

  private static void toLengthOne(float[] vector, int from, int to) {
    double squares = 0;
    for (int d = from; d < to; d++) {
      squares += vector[d] * vector[d];
    }
    float scale = (float) (1 / Math.sqrt(Math.max(1e-12, squares)));
    for (int d = from; d < to; d++) {
      vector[d] *= scale;
    }
  }
}
