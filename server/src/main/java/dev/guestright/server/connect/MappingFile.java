package dev.guestright.server.connect;

import dev.guestright.server.connect.Mapping.DataMapping;
import dev.guestright.server.connect.Mapping.Format;
import dev.guestright.server.desk.Conversations;
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
          "system",
          "format",
          "separator",
          "customer",
          "conversation",
          "message",
          "text",
          "sent",
          "dates",
          "zone",
          "author",
          "agents",
          "channel",
          "topic",
          "language",
          "minor",
          "data");

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
      parsed =
          new Load(LoadSettings.builder().setMaxAliasesForCollections(5).build())
              .loadFromString(text);
    } catch (YamlEngineException e) {
      throw new BadImport("The mapping is no valid YAML: " + e.getMessage());
    }
    if (!(parsed instanceof Map<?, ?> map)) {
      throw new BadImport(
          "The mapping should be a YAML map with keys such as 'system' and 'text'.");
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
            system(),
            format(),
            separator(),
            required("customer", "the column that says who"),
            required("conversation", "the column that says which conversation"),
            required("message", "the column that says which message"),
            texts(),
            required("sent", "the column that says when"),
            dates(),
            zone(),
            template("author", optional("author").orElse("customer")),
            new LinkedHashSet<>(texts("agents", yaml.get("agents"))),
            template("channel", optional("channel").orElse("import")),
            optional("topic").map(text -> template("topic", text)),
            optional("language").map(text -> template("language", text)),
            optional("minor").map(text -> ofColumns("minor", text)),
            data());
    if (!problems.isEmpty()) {
      throw new BadImport("The mapping cannot be used:\n  - " + String.join("\n  - ", problems));
    }
    return mapping;
  }

  private static List<String> sorted() {
    return KEYS.stream().sorted().toList();
  }

  private String system() {
    Optional<String> system = optional("system");
    if (system.isEmpty()) {
      problems.add("'system' is missing: a name for the desk that the export comes from");
    }
    return system.orElse("");
  }

  /** What tells rows apart has to come from them: a fixed text would make all rows one. */
  private Template required(String key, String what) {
    Optional<String> value = optional(key);
    if (value.isEmpty()) {
      problems.add("'" + key + "' is missing: " + what);
    }
    return ofColumns(key, value.orElse("{}"));
  }

  private Template ofColumns(String key, String text) {
    Template template = template(key, text);
    if (template.columns().isEmpty() && !text.equals("{}")) {
      problems.add("'" + key + "' names no column; a column stands in braces: \"{column}\"");
    }
    return template;
  }

  private Template template(String key, String text) {
    Template template = new Template(text);
    if (template.hasStrayBrace() && !text.equals("{}")) {
      problems.add("'" + key + "' has a brace that belongs to no column");
    }
    return template;
  }

  private Optional<String> optional(String key) {
    Object value = yaml.get(key);
    if (value == null || String.valueOf(value).isEmpty()) {
      return Optional.empty();
    }
    return text(key, value);
  }

  private Optional<String> text(String key, @Nullable Object value) {
    if (value == null || value instanceof Map || value instanceof List) {
      problems.add("'" + key + "' should be a text; put it in quotes: \"{column}\"");
      return Optional.empty();
    }
    return Optional.of(String.valueOf(value));
  }

  private List<String> texts(String key, @Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    List<?> many = value instanceof List<?> list ? list : List.of(value);
    return many.stream().flatMap(one -> text(key, one).stream()).toList();
  }

  private List<Template> texts() {
    Object value = yaml.get("text");
    if (value == null || value.equals(List.of())) {
      problems.add("'text' is missing: the column, or columns, that hold the message");
    }
    return texts("text", value).stream().map(text -> ofColumns("text", text)).toList();
  }

  private char separator() {
    String separator = optional("separator").orElse(",");
    if (separator.length() != 1 || "\"\r\n".contains(separator)) {
      problems.add("'separator' should be one character, such as ; or \"\\t\"");
      return ',';
    }
    return separator.charAt(0);
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
      return optional("dates").map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
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
    if (points.containsKey(Conversations.MESSAGES)) {
      problems.add("'data' cannot fill '" + Conversations.MESSAGES + "': that is what 'text' does");
    }
    Map<String, DataMapping> data = new LinkedHashMap<>();
    points.forEach((name, source) -> data.put(String.valueOf(name), dataPoint(name, source)));
    return data;
  }

  private DataMapping dataPoint(@Nullable Object name, @Nullable Object source) {
    if (source instanceof Map<?, ?> parts && !isUnquotedColumn(parts)) {
      Map<String, Template> templates = new LinkedHashMap<>();
      parts.forEach((part, text) ->
          templates.put(String.valueOf(part), dataTemplate("data." + name + "." + part, text)));
      return new DataMapping.Parts(templates);
    }
    return new DataMapping.Plain(dataTemplate("data." + name, source));
  }

  /** YAML reads {@code {column}} without quotes as a map whose one key has no value. */
  private static boolean isUnquotedColumn(Map<?, ?> parts) {
    return parts.values().stream().anyMatch(value -> value == null);
  }

  private Template dataTemplate(String key, @Nullable Object value) {
    return template(key, text(key, value).orElse("{}"));
  }
}
