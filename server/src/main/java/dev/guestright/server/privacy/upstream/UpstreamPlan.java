package dev.guestright.server.privacy.upstream;

import dev.guestright.server.house.NamedSystems;
import dev.guestright.server.house.SignedWebhook;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The systems that are told, by their names, as {@code upstream.yaml} in the data directory says.
 */
public record UpstreamPlan(Map<String, SignedWebhook> systems) {

  private static final String SYSTEMS = "systems";

  /**
   * Reads the file; without one, nobody is told.
   *
   * @throws IllegalStateException when it cannot be used; the text lists all that is wrong with it
   */
  public static UpstreamPlan read(Path file) {
    Map<String, SignedWebhook> systems = new LinkedHashMap<>();
    NamedSystems.read(file, SYSTEMS, (name, value, wrong) -> system(name, value, systems, wrong));
    return new UpstreamPlan(systems);
  }

  static UpstreamPlan parse(String text, String file) {
    Map<String, SignedWebhook> systems = new LinkedHashMap<>();
    NamedSystems.parse(
        text, file, SYSTEMS, (name, value, wrong) -> system(name, value, systems, wrong));
    return new UpstreamPlan(systems);
  }

  private static void system(
      String name,
      @Nullable Object value,
      Map<String, SignedWebhook> systems,
      Consumer<String> wrong) {
    if (value instanceof Map<?, ?> system && system.keySet().equals(Set.of("webhook", "secret"))) {
      SignedWebhook.read(
              String.valueOf(system.get("webhook")), String.valueOf(system.get("secret")), wrong)
          .ifPresent(webhook -> systems.put(name, webhook));
    } else {
      wrong.accept("needs 'webhook' and 'secret', and nothing else");
    }
  }
}
