package dev.guestright.server.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A file of the data directory that lists other systems by name. All that is wrong with it is told
 * at once.
 */
public final class NamedSystems {

  private static final String NAME = "[a-z0-9][a-z0-9-]{0,39}";

  private NamedSystems() {}

  /** Reads what stands under one name. */
  public interface Section {

    /**
     * Takes what is right, and says what is wrong; the name is said before it.
     *
     * @param wrong hears no secret
     */
    void read(String name, @Nullable Object value, Consumer<String> wrong);
  }

  /**
   * Reads the file; one that is not there lists nothing.
   *
   * @param key under which the systems stand, in the plural
   * @throws IllegalStateException when it cannot be used; the text lists all that is wrong with it
   */
  public static void read(Path file, String key, Section each) {
    if (!Files.exists(file)) {
      return;
    }
    try {
      parse(Files.readString(file), file.toString(), key, each);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /** Reads such a file's text. */
  public static void parse(String text, String file, String key, Section each) {
    List<String> wrong = new ArrayList<>();
    try {
      Object read = new Load(LoadSettings.builder().build()).loadFromString(text);
      if (read instanceof Map<?, ?> all
          && all.keySet().equals(Set.of(key))
          && all.get(key) instanceof Map<?, ?> listed) {
        listed.forEach((name, value) -> section(String.valueOf(name), value, key, each, wrong));
      } else {
        wrong.add("it needs '" + key + "', and nothing beside it");
      }
    } catch (YamlEngineException e) {
      wrong.add("it is no YAML: " + e.getMessage());
    }
    if (!wrong.isEmpty()) {
      throw new IllegalStateException(file + " cannot be used:\n  " + String.join("\n  ", wrong));
    }
  }

  private static void section(
      String name, @Nullable Object value, String key, Section each, List<String> wrong) {
    if (name.matches(NAME)) {
      each.read(name, value, it -> wrong.add(name + ": " + it));
    } else {
      wrong.add(
          "a %s's name is small letters, digits and hyphens, at most 40: %s"
              .formatted(key.substring(0, key.length() - 1), name));
    }
  }
}
