package dev.guestright.server.gateway.live;

import dev.guestright.server.house.NamedSystems;
import dev.guestright.server.house.SignedWebhook;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Which systems are asked for what, as {@code live.yaml} in the data directory says. */
public record LivePlan(List<Source> sources) {

  /** As long as a person waits without wondering. */
  private static final Duration USUAL_WAIT = Duration.ofSeconds(2);

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final String SOURCES = "sources";
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
    List<Source> sources = new ArrayList<>();
    NamedSystems.read(file, SOURCES, (name, value, wrong) -> source(name, value, sources, wrong));
    return new LivePlan(sources);
  }

  static LivePlan parse(String text, String file) {
    List<Source> sources = new ArrayList<>();
    NamedSystems.parse(
        text, file, SOURCES, (name, value, wrong) -> source(name, value, sources, wrong));
    return new LivePlan(sources);
  }

  private static void source(
      String name, @Nullable Object value, List<Source> sources, Consumer<String> wrong) {
    if (!(value instanceof Map<?, ?> source)
        || !KEYS.containsAll(source.keySet())
        || !source.keySet().containsAll(Set.of("url", "secret", "data"))) {
      wrong.accept("needs 'url', 'secret' and 'data', may have 'wait', and nothing else");
      return;
    }
    Optional<SignedWebhook> at =
        SignedWebhook.read(
            String.valueOf(source.get("url")),
            String.valueOf(source.get("secret")),
            it -> wrong.accept(it.replaceFirst("^webhook", "url")));
    Set<String> data = new LinkedHashSet<>();
    if (source.get("data") instanceof List<?> points && !points.isEmpty()) {
      points.forEach(point -> data.add(String.valueOf(point)));
    } else {
      wrong.accept("'data' lists the data points that it is asked for");
    }
    sources.stream()
        .filter(other -> other.data().stream().anyMatch(data::contains))
        .forEach(other -> wrong.accept("one of its data points is fetched from " + other.name()));
    Optional<Duration> wait = wait(source.get("wait"));
    if (wait.isEmpty()) {
      wrong.accept("'wait' is a time such as PT2S, at most PT10S");
    }
    at.ifPresent(
        webhook -> wait.ifPresent(time -> sources.add(new Source(name, webhook, data, time))));
  }

  private static Optional<Duration> wait(@Nullable Object value) {
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
