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
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model and its card as one file: a first line that names the format, the card as JSON, the
 * weights, and a SHA-256 of all before it. A file that was cut off or changed is not read.
 */
public final class ModelFile {
  private static final byte[] FORMAT =
      "guestright triage model 3\n".getBytes(StandardCharsets.US_ASCII);
  private static final int CHECKSUM_BYTES = 32;
  private static final int VERSION_BYTES = 6;

  private ModelFile() {}

  /**
   * Writes the model; what was at the path before is replaced in one step.
   *
   * @return the model, knowing its version
   */
  public static TextModel write(Path path, TextModel model, ModelCard card) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(FORMAT);
      text(out, new JsonMapper().writeValueAsString(card));
      body(out, model);
    }
    byte[] checksum = Checksum.of(bytes.toByteArray(), bytes.size());
    bytes.write(checksum);
    Path beside = path.resolveSibling(path.getFileName() + ".part");
    Files.write(beside, bytes.toByteArray());
    Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    return model.withVersion(version(checksum));
  }

  /**
   * Reads a model.
   *
   * @param encoders finds each encoder that the model names; not asked when it needs none
   * @throws IOException when the file is not a whole model file
   */
  public static TextModel read(Path path, Function<String, Embedding> encoders) throws IOException {
    byte[] bytes = checked(path);
    try (DataInputStream in = afterFormat(bytes)) {
      ModelCard card = new JsonMapper().readValue(text(in), ModelCard.class);
      return body(in, card.encoders().stream().map(encoders).toList())
          .withVersion(
              version(Arrays.copyOfRange(bytes, bytes.length - CHECKSUM_BYTES, bytes.length)));
    }
  }

  /** The card of a model. */
  public static ModelCard card(Path path) throws IOException {
    try (DataInputStream in = afterFormat(checked(path))) {
      return new JsonMapper().readValue(text(in), ModelCard.class);
    }
  }

  private static String version(byte[] checksum) {
    return HexFormat.of().formatHex(checksum, 0, VERSION_BYTES);
  }

  private static byte[] checked(Path path) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    int end = bytes.length - CHECKSUM_BYTES;
    if (end < FORMAT.length || !Arrays.equals(bytes, 0, FORMAT.length, FORMAT, 0, FORMAT.length)) {
      throw new IOException("Not a triage model of format 3");
    }
    if (!Arrays.equals(Arrays.copyOfRange(bytes, end, bytes.length), Checksum.of(bytes, end))) {
      throw new IOException("The model was cut off or changed: its checksum does not match");
    }
    return bytes;
  }

  private static DataInputStream afterFormat(byte[] bytes) {
    int length = bytes.length - CHECKSUM_BYTES - FORMAT.length;
    return new DataInputStream(new ByteArrayInputStream(bytes, FORMAT.length, length));
  }

  private static void body(DataOutputStream out, TextModel model) throws IOException {
    NGrams ngrams = model.cutter().ngrams();
    out.writeInt(ngrams.maxWords());
    out.writeInt(ngrams.minChars());
    out.writeInt(ngrams.maxChars());
    out.writeInt(ngrams.readChars());
    texts(out, model.labels());
    int[] hashes = model.heads().vocabulary().hashes();
    out.writeInt(hashes.length);
    for (int hash : hashes) {
      out.writeInt(hash);
    }
    floats(out, model.heads().vocabulary().inverseFrequency());
    floats(out, model.heads().vocabulary().centre());
    head(out, model.heads().quick());
    out.writeBoolean(model.heads().thorough().isPresent());
    if (model.heads().thorough().isPresent()) {
      head(out, model.heads().thorough().get());
    }
    out.writeBoolean(model.heads().kernel().isPresent());
    if (model.heads().kernel().isPresent()) {
      kernel(out, model.heads().kernel().get());
    }
    out.writeFloat(model.heads().kernelShare());
    out.writeDouble(model.limits().sureFrom());
    out.writeDouble(model.limits().answersFrom());
    texts(out, model.limits().leftToPeople().stream().sorted().toList());
  }

  private static TextModel body(DataInputStream in, List<Embedding> encoders) throws IOException {
    NGrams ngrams = new NGrams(in.readInt(), in.readInt(), in.readInt(), in.readInt());
    List<String> labels = texts(in);
    int[] hashes = new int[in.readInt()];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = in.readInt();
    }
    Vocabulary vocabulary = new Vocabulary(hashes, floats(in), floats(in));
    SoftmaxHead quick = head(in, labels.size());
    Optional<SoftmaxHead> thorough =
        in.readBoolean() ? Optional.of(head(in, labels.size())) : Optional.empty();
    Optional<KernelHead> kernel =
        in.readBoolean() ? Optional.of(kernel(in, labels.size())) : Optional.empty();
    Heads heads = new Heads(vocabulary, quick, thorough, kernel, in.readFloat());
    Limits limits = new Limits(in.readDouble(), in.readDouble(), Set.copyOf(texts(in)));
    return new TextModel(labels, new Cutter(ngrams, encoders), heads, limits, TextModel.UNSAVED);
  }

  private static void head(DataOutputStream out, SoftmaxHead head) throws IOException {
    floats(out, head.weights());
    floats(out, head.bias());
    out.writeDouble(head.temperature());
  }

  private static void kernel(DataOutputStream out, KernelHead kernel) throws IOException {
    out.writeInt(kernel.from());
    floats(out, kernel.centre());
    floats(out, kernel.points());
    floats(out, kernel.weights());
  }

  private static KernelHead kernel(DataInputStream in, int classes) throws IOException {
    return new KernelHead(classes, in.readInt(), floats(in), floats(in), floats(in));
  }

  private static SoftmaxHead head(DataInputStream in, int classes) throws IOException {
    return new SoftmaxHead(classes, floats(in), floats(in), in.readDouble());
  }

  private static void texts(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      text(out, text);
    }
  }

  private static List<String> texts(DataInputStream in) throws IOException {
    int size = in.readInt();
    List<String> texts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      texts.add(text(in));
    }
    return texts;
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
