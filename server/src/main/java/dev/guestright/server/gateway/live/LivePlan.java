package dev.guestright.server.gateway.live;

import dev.guestright.server.house.SignedWebhook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Which systems are asked for what, as {@code live.yaml} in the data directory says. */
public record LivePlan(List<Source> sources) {

  /** As long as a person waits without wondering. */
  private static final Duration USUAL_WAIT = Duration.ofSeconds(2);

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final String NAME = "[a-z0-9][a-z0-9-]{0,39}";
  private static final Set<String> KEYS = Set.of("url", "secret", "data", "wait");

  /**
   * One system.
   *
   * @param data what it is asked for
   * @param patience how long an answer may take, all of it
   */
  record Source(String name, SignedWebhook at, Set<String> data, Duration patience) {}

  public LivePlan {
    sources = List.copyOf(sources);
  }

  /**
   * Reads the file; without one, nothing is fetched from anywhere.
   *
   * @throws IllegalStateException when it cannot be used; the text lists all that is wrong with it
   */
  public static LivePlan read(Path file) {
    if (!Files.exists(file)) {
      return new LivePlan(List.of());
    }
    try {
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  static LivePlan parse(String text, String name) {
    List<String> wrong = new ArrayList<>();
    List<Source> sources = new ArrayList<>();
    try {
      Object read = new Load(LoadSettings.builder().build()).loadFromString(text);
      if (read instanceof Map<?, ?> file
          && file.keySet().equals(Set.of("sources"))
          && file.get("sources") instanceof Map<?, ?> listed) {
        listed.forEach((key, value) -> source(String.valueOf(key), value, sources, wrong));
      } else {
        wrong.add("it needs 'sources', and nothing beside it");
      }
    } catch (YamlEngineException e) {
      wrong.add("it is no YAML: " + e.getMessage());
    }
    if (!wrong.isEmpty()) {
      throw new IllegalStateException(name + " cannot be used:\n  " + String.join("\n  ", wrong));
    }
    return new LivePlan(sources);
  }

  private static void source(String name, Object value, List<Source> sources, List<String> wrong) {
    if (!name.matches(NAME)) {
      wrong.add("a source's name is small letters, digits and hyphens, at most 40: " + name);
      return;
    }
    if (!(value instanceof Map<?, ?> source)
        || !KEYS.containsAll(source.keySet())
        || !source.keySet().containsAll(Set.of("url", "secret", "data"))) {
      wrong.add(name + ": needs 'url', 'secret' and 'data', may have 'wait', and nothing else");
      return;
    }
    Optional<SignedWebhook> at =
        SignedWebhook.read(
            String.valueOf(source.get("url")),
            String.valueOf(source.get("secret")),
            it -> wrong.add(name + ": " + it.replaceFirst("^webhook", "url")));
    Set<String> data = new LinkedHashSet<>();
    if (source.get("data") instanceof List<?> points && !points.isEmpty()) {
      points.forEach(point -> data.add(String.valueOf(point)));
    } else {
      wrong.add(name + ": 'data' lists the data points that it is asked for");
    }
    sources.stream()
        .filter(other -> other.data().stream().anyMatch(data::contains))
        .forEach(
            other -> wrong.add(name + ": one of its data points is fetched from " + other.name()));
    Optional<Duration> wait = wait(source.get("wait"));
    if (wait.isEmpty()) {
      wrong.add(name + ": 'wait' is a time such as PT2S, at most PT10S");
    }
    at.ifPresent(
        webhook -> wait.ifPresent(time -> sources.add(new Source(name, webhook, data, time))));
  }

  private static Optional<Duration> wait(@org.jspecify.annotations.Nullable Object value) {
    if (value == null) {
      return Optional.of(USUAL_WAIT);
    }
    try {
      return Optional.of(Duration.parse(value.toString()))
          .filter(time -> time.isPositive() && time.compareTo(LONGEST_WAIT) <= 0);
    } catch (DateTimeParseException notOne) {
      return Optional.empty();
    }
  }
}
