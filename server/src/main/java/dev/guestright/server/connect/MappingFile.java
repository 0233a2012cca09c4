package dev.guestright.server.connect;

import dev.guestright.server.connect.Mapping.DataMapping;
import dev.guestright.server.connect.Mapping.Format;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a mapping from YAML, and says everything that is wrong with it at once. */
final class MappingFile {

  private static final Set<String> KEYS =
      Set.of(
          "system", "format", "separator", "customer", "conversation", "message", "text", "sent",
          "dates", "zone", "author", "agents", "channel", "topic", "language", "data");

  private final Map<?, ?> yaml;
  private final List<String> problems = new ArrayList<>();

  private MappingFile(Map<?, ?> yaml) {
    this.yaml = yaml;
  }

  /**
   * Reads a mapping.
   *
   * @throws BadImport when it cannot be used; the text lists every reason
   */
  static Mapping read(String text) {
    Object parsed;
    try {
      parsed = new Load(LoadSettings.builder().setMaxAliasesForCollections(5).build())
          .loadFromString(text);
    } catch (YamlEngineException e) {
      throw new BadImport("The mapping is no valid YAML: " + e.getMessage());
    }
    if (!(parsed instanceof Map<?, ?> map)) {
      throw new BadImport("The mapping should be a YAML map with keys such as 'system' and 'text'.");
    }
    return new MappingFile(map).mapping();
  }

  private Mapping mapping() {
    for (Object key : yaml.keySet()) {
      if (!KEYS.contains(String.valueOf(key))) {
        problems.add("'" + key + "' is not known; a mapping has: " + String.join(", ", sorted()));
      }
    }
    Mapping mapping =
        new Mapping(
            required("system"),
            format(),
            optional("separator").map(text -> text.charAt(0)).orElse(','),
            new Template(required("customer")),
            new Template(required("conversation")),
            new Template(required("message")),
            texts(),
            new Template(required("sent")),
            dates(),
            zone(),
            new Template(optional("author").orElse("customer")),
            new LinkedHashSet<>(list("agents")),
            new Template(optional("channel").orElse("import")),
            optional("topic").map(Template::new),
            optional("language").map(Template::new),
            data());
    if (!problems.isEmpty()) {
      throw new BadImport("The mapping cannot be used:\n  - " + String.join("\n  - ", problems));
    }
    return mapping;
  }

  private static List<String> sorted() {
    return KEYS.stream().sorted().toList();
  }

  private String required(String key) {
    Optional<String> value = optional(key);
    if (value.isEmpty()) {
      problems.add("'" + key + "' is missing");
    }
    return value.orElse("");
  }

  private Optional<String> optional(String key) {
    Object value = yaml.get(key);
    if (value == null || String.valueOf(value).isEmpty()) {
      return Optional.empty();
    }
    if (value instanceof Map || value instanceof List) {
      problems.add("'" + key + "' should be a text");
      return Optional.empty();
    }
    return Optional.of(String.valueOf(value));
  }

  private List<String> list(String key) {
    return texts(yaml.get(key));
  }

  private static List<String> texts(@Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    return value instanceof List<?> many
        ? many.stream().map(String::valueOf).toList()
        : List.of(String.valueOf(value));
  }

  private List<Template> texts() {
    List<Template> texts = list("text").stream().map(Template::new).toList();
    if (texts.isEmpty()) {
      problems.add("'text' is missing: the column, or columns, that hold the message");
    }
    return texts;
  }

  private Format format() {
    String name = optional("format").orElse("csv").toUpperCase(Locale.ROOT);
    try {
      return Format.valueOf(name);
    } catch (IllegalArgumentException e) {
      problems.add("'format' should be csv or jsonl");
      return Format.CSV;
    }
  }

  private Optional<DateTimeFormatter> dates() {
    try {
      return optional("dates").map(DateTimeFormatter::ofPattern);
    } catch (IllegalArgumentException e) {
      problems.add("'dates' is no date pattern such as MM/dd/yyyy HH:mm");
      return Optional.empty();
    }
  }

  private ZoneId zone() {
    try {
      return ZoneId.of(optional("zone").orElse("UTC"));
    } catch (DateTimeException e) {
      problems.add("'zone' is no time zone such as Europe/Berlin");
      return ZoneId.of("UTC");
    }
  }

  private Map<String, DataMapping> data() {
    Object value = yaml.get("data");
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof Map<?, ?> points)) {
      problems.add("'data' should name data points, each with its column");
      return Map.of();
    }
    Map<String, DataMapping> data = new LinkedHashMap<>();
    points.forEach((name, source) -> data.put(String.valueOf(name), dataPoint(source)));
    return data;
  }

  private static DataMapping dataPoint(@Nullable Object source) {
    if (source instanceof Map<?, ?> parts) {
      Map<String, Template> templates = new LinkedHashMap<>();
      parts.forEach(
          (part, text) ->
              templates.put(String.valueOf(part), new Template(String.valueOf(text))));
      return new DataMapping.Parts(templates);
    }
    return new DataMapping.Plain(new Template(String.valueOf(source)));
  }
}
