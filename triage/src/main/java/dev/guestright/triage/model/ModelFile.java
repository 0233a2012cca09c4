package dev.guestright.triage.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A model and its card as one file: a first line that names the format, the card as JSON, the
 * weights, and a SHA-256 of all before it. A file that was cut off or changed is not read.
 */
public final class ModelFile {
  /** What a model without an encoder names as its encoder. */
  public static final String NO_ENCODER = "none";

  private static final byte[] FORMAT =
      "guestright triage model 1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int CHECKSUM_BYTES = 32;

  private ModelFile() {}

  /** Writes the model; what was at the path before is replaced in one step. */
  public static void write(Path path, TextModel model, ModelCard card) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(FORMAT);
      text(out, card.toJson());
      text(out, card.encoder());
      body(out, model);
    }
    bytes.write(Checksum.of(bytes.toByteArray(), bytes.size()));
    Path beside = path.resolveSibling(path.getFileName() + ".part");
    Files.write(beside, bytes.toByteArray());
    Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Reads a model.
   *
   * @param encoders finds the encoder that the model names; not asked when it needs none
   * @throws IOException when the file is not a whole model file
   */
  public static TextModel read(Path path, Function<String, Embedding> encoders) throws IOException {
    try (DataInputStream in = checked(path)) {
      text(in);
      String encoder = text(in);
      return body(
          in, encoder.equals(NO_ENCODER) ? Optional.empty() : Optional.of(encoders.apply(encoder)));
    }
  }

  /** The card of a model, as JSON. */
  public static String card(Path path) throws IOException {
    try (DataInputStream in = checked(path)) {
      return text(in);
    }
  }

  private static DataInputStream checked(Path path) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    int end = bytes.length - CHECKSUM_BYTES;
    if (end < FORMAT.length || !Arrays.equals(bytes, 0, FORMAT.length, FORMAT, 0, FORMAT.length)) {
      throw new IOException("Not a triage model of format 1");
    }
    if (!Arrays.equals(Arrays.copyOfRange(bytes, end, bytes.length), Checksum.of(bytes, end))) {
      throw new IOException("The model was cut off or changed: its checksum does not match");
    }
    return new DataInputStream(new ByteArrayInputStream(bytes, FORMAT.length, end - FORMAT.length));
  }

  private static void body(DataOutputStream out, TextModel model) throws IOException {
    NGrams ngrams = model.cutter().ngrams();
    out.writeInt(ngrams.maxWords());
    out.writeInt(ngrams.minChars());
    out.writeInt(ngrams.maxChars());
    out.writeInt(ngrams.readChars());
    out.writeInt(model.labels().size());
    for (String label : model.labels()) {
      text(out, label);
    }
    int[] hashes = model.vocabulary().hashes();
    out.writeInt(hashes.length);
    for (int hash : hashes) {
      out.writeInt(hash);
    }
    floats(out, model.vocabulary().inverseFrequency());
    floats(out, model.head().weights());
    floats(out, model.head().bias());
    out.writeDouble(model.head().temperature());
    out.writeDouble(model.answersFrom());
  }

  private static TextModel body(DataInputStream in, Optional<Embedding> encoder)
      throws IOException {
    NGrams ngrams = new NGrams(in.readInt(), in.readInt(), in.readInt(), in.readInt());
    int classes = in.readInt();
    List<String> labels = new ArrayList<>(classes);
    for (int c = 0; c < classes; c++) {
      labels.add(text(in));
    }
    int[] hashes = new int[in.readInt()];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = in.readInt();
    }
    Vocabulary vocabulary = new Vocabulary(hashes, floats(in));
    float[] weights = floats(in);
    float[] bias = floats(in);
    SoftmaxHead head = new SoftmaxHead(classes, weights, bias, in.readDouble());
    return new TextModel(labels, new Cutter(ngrams, encoder), vocabulary, head, in.readDouble());
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  private static void floats(DataOutputStream out, float[] numbers) throws IOException {
    out.writeInt(numbers.length);
    for (float number : numbers) {
      out.writeFloat(number);
    }
  }

  private static float[] floats(DataInputStream in) throws IOException {
    float[] numbers = new float[in.readInt()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readFloat();
    }
    return numbers;
  }
}
