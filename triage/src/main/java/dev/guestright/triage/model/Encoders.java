package dev.guestright.triage.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The encoders that a model can have, by the name that its file keeps. */
public final class Encoders {
  private static final String MINI_LM = "all-minilm-l6-v2-q";
  private static final String BGE_SMALL = "bge-small-en-v1.5-q";
  private static final String OWN = "own:";

  private Encoders() {}

  /**
   * The encoders that ship, both made for English, the quicker one first: MiniLM of six layers, and
   * BGE small of twelve.
   */
  public static List<Embedding> shipped() {
    return List.of(quick(), OnnxEmbedding.resource(BGE_SMALL));
  }

  /** The quicker one of those that ship. */
  public static Embedding quick() {
    return OnnxEmbedding.resource(MINI_LM);
  }

  /**
   * An encoder of one's own, from a folder that holds one ONNX file and its {@code tokenizer.json}.
   * Its name is made from their checksum, so that a model never meets another encoder than its own.
   *
   * @throws IOException when the folder does not hold an encoder; it says what is missing
   */
  public static Embedding own(Path folder) throws IOException {
    return OnnxEmbedding.of(folder, OWN);
  }

  /**
   * The encoder of this name.
   *
   * @param own the folder of the user's own encoder, if one was named
   * @throws IllegalStateException when it is not at hand; it says what to do
   */
  public static Embedding open(String name, Optional<Path> own) {
    if (name.equals(MINI_LM) || name.equals(BGE_SMALL)) {
      return OnnxEmbedding.resource(name);
    }
    Path folder =
        own.orElseThrow(() ->
            new IllegalStateException(
                "The model was trained with an encoder of its own; name its folder: --encoder"
                    + " DIR"));
    try {
      Embedding found = own(folder);
      if (found.name().equals(name)) {
        return found;
      }
      found.close();
      throw new IllegalStateException(
          folder + " holds another encoder than the one that the model was trained with");
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
