package dev.guestright.charter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The JSON Schema (2020-12) of a charter file, from which editors complete and explain. It knows
 * the keys and shapes; what only makes sense as a whole is the lint's to find.
 */
public final class CharterSchema {
  private static final String FILE = "charter.schema.json";

  private CharterSchema() {}

  /** The schema as a JSON text. */
  public static String json() {
    try (InputStream in = CharterSchema.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
