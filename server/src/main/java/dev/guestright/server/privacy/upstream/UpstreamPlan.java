package dev.guestright.server.privacy.upstream;

import dev.guestright.server.house.SignedWebhook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The systems that are told, by their names, as {@code upstream.yaml} in the data directory says.
 */
public record UpstreamPlan(Map<String, SignedWebhook> systems) {

  /** Nobody is told. */
  public static final UpstreamPlan NOBODY = new UpstreamPlan(Map.of());

  private static final String NAME = "[a-z0-9][a-z0-9-]{0,39}";

  /**
   * Reads the file; without one, nobody is told.
   *
   * @throws IllegalStateException when it cannot be used; the text lists all that is wrong with it
   */
  public static UpstreamPlan read(Path file) {
    if (!Files.exists(file)) {
      return NOBODY;
    }
    try {
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  static UpstreamPlan parse(String text, String name) {
    List<String> wrong = new ArrayList<>();
    Map<String, SignedWebhook> systems = new LinkedHashMap<>();
    try {
      Object read = new Load(LoadSettings.builder().build()).loadFromString(text);
      if (read instanceof Map<?, ?> file
          && file.keySet().equals(Set.of("systems"))
          && file.get("systems") instanceof Map<?, ?> listed) {
        listed.forEach((key, value) -> system(String.valueOf(key), value, systems, wrong));
      } else {
        wrong.add("it needs 'systems', and nothing beside it");
      }
    } catch (YamlEngineException e) {
      wrong.add("it is no YAML: " + e.getMessage());
    }
    if (!wrong.isEmpty()) {
      throw new IllegalStateException(name + " cannot be used:\n  " + String.join("\n  ", wrong));
    }
    return new UpstreamPlan(systems);
  }

  private static void system(
      String name, Object value, Map<String, SignedWebhook> systems, List<String> wrong) {
    if (!name.matches(NAME)) {
      wrong.add("a system's name is small letters, digits and hyphens, at most 40: " + name);
    } else if (value instanceof Map<?, ?> system
        && system.keySet().equals(Set.of("webhook", "secret"))) {
      SignedWebhook.read(
              String.valueOf(system.get("webhook")),
              String.valueOf(system.get("secret")),
              it -> wrong.add(name + ": " + it))
          .ifPresent(webhook -> systems.put(name, webhook));
    } else {
      wrong.add(name + ": needs 'webhook' and 'secret', and nothing else");
    }
  }
}
