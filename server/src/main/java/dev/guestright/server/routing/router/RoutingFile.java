package dev.guestright.server.routing.router;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads {@code routing.yaml} of the data directory, and tells all that is wrong with it at once.
 */
public final class RoutingFile {

  private static final String NAME = "[a-z0-9][a-z0-9-]{0,39}";

  private final List<String> wrong = new ArrayList<>();

  private RoutingFile() {}

  /**
   * Reads the file; without one, there is one queue.
   *
   * @throws IllegalStateException when it cannot be used; the text lists all that is wrong with it
   */
  public static RoutingPlan read(Path file) {
    if (!Files.exists(file)) {
      return RoutingPlan.ONE_QUEUE;
    }
    try {
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  static RoutingPlan parse(String text, String name) {
    RoutingFile reader = new RoutingFile();
    Optional<RoutingPlan> plan = reader.plan(text);
    if (plan.isEmpty() || !reader.wrong.isEmpty()) {
      throw new IllegalStateException(
          name + " cannot be used:\n  " + String.join("\n  ", reader.wrong));
    }
    return plan.get();
  }

  private Optional<RoutingPlan> plan(String text) {
    Object read;
    try {
      read = new Load(LoadSettings.builder().build()).loadFromString(text);
    } catch (YamlEngineException e) {
      wrong.add("it is no YAML: " + e.getMessage());
      return Optional.empty();
    }
    if (!(read instanceof Map<?, ?> file) || !(file.get("queues") instanceof List<?> listed)) {
      wrong.add("it needs a list 'queues'");
      return Optional.empty();
    }
    known(file, Set.of("queues", "people", "products", "head-starts"), "the file");
    List<Queue> queues = new ArrayList<>();
    for (int i = 0; i < listed.size(); i++) {
      queue(listed.get(i), "queue " + (i + 1)).ifPresent(queues::add);
    }
    once(queues);
    String people = String.valueOf(file.get("people"));
    if (queues.stream().noneMatch(queue -> queue.name().equals(people))) {
      wrong.add("people: must name one of the queues: the one in which people decide");
    }
    Map<String, String> products = products(file.get("products"));
    Map<Need, Duration> headStarts = headStarts(file.get("head-starts"));
    return wrong.isEmpty()
        ? Optional.of(new RoutingPlan(queues, people, products, headStarts))
        : Optional.empty();
  }

  private Optional<Queue> queue(@Nullable Object value, String where) {
    if (!(value instanceof Map<?, ?> queue)
        || !(queue.get("name") instanceof String name)
        || !name.matches(NAME)) {
      wrong.add(where + ": needs a 'name' of small letters, digits and hyphens, at most 40");
      return Optional.empty();
    }
    known(queue, Set.of("name", "says", "skill", "intents"), name);
    Map<String, String> says = texts(queue.get("says"), name + ": says");
    if (!says.containsKey("en")) {
      wrong.add(name + ": 'says' needs its name for people, in 'en' at least");
    }
    return Optional.of(
        new Queue(
            name,
            says,
            Optional.ofNullable(queue.get("skill")).map(String::valueOf),
            list(queue.get("intents"), name + ": intents")));
  }

  private void once(List<Queue> queues) {
    Set<String> names = new HashSet<>();
    Map<String, String> intents = new LinkedHashMap<>();
    for (Queue queue : queues) {
      if (!names.add(queue.name())) {
        wrong.add("two queues are called " + queue.name());
      }
      for (String intent : queue.intents()) {
        String other = intents.put(intent, queue.name());
        if (other != null) {
          wrong.add("the intent " + intent + " is in " + other + " and in " + queue.name());
        }
      }
    }
  }

  private Map<String, String> products(@Nullable Object value) {
    return value == null ? Map.of() : texts(value, "products");
  }

  private Map<Need, Duration> headStarts(@Nullable Object value) {
    Map<Need, Duration> starts = new EnumMap<>(Need.class);
    if (value != null) {
      texts(value, "head-starts").forEach((name, text) -> headStart(name, text, starts));
    }
    return starts;
  }

  private void headStart(String name, String text, Map<Need, Duration> starts) {
    try {
      Need need = Need.of(name);
      Duration start = Duration.parse(text);
      if (!start.isNegative() && start.compareTo(Need.LARGEST_HEAD_START) <= 0) {
        starts.put(need, start);
        return;
      }
    } catch (IllegalArgumentException | DateTimeException notOne) {
      // Said below.
    }
    wrong.add(
        "head-starts: "
            + name
            + " must be a need (safety, vulnerable, money, service-down, unread, ordinary) with an"
            + " ISO 8601 duration from PT0S to PT24H");
  }

  private Map<String, String> texts(@Nullable Object value, String where) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, text) -> texts.put(String.valueOf(key), String.valueOf(text)));
    } else {
      wrong.add(where + ": needs names with a text each");
    }
    return texts;
  }

  private Set<String> list(@Nullable Object value, String where) {
    if (value == null) {
      return Set.of();
    }
    if (value instanceof List<?> list) {
      return Set.copyOf(list.stream().map(String::valueOf).distinct().toList());
    }
    wrong.add(where + ": must be a list");
    return Set.of();
  }

  private void known(Map<?, ?> map, Set<String> keys, String where) {
    map.keySet().stream()
        .map(String::valueOf)
        .filter(key -> !keys.contains(key))
        .forEach(key -> wrong.add(where + ": does not know '" + key + "'"));
  }
}
