package dev.guestright.server.connect;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which column of an export is what. See docs/reference/mapping.md.
 *
 * @param system the name of the desk that the export comes from; with an id it names a row for ever
 * @param customer what identifies the customer there
 * @param conversation what identifies the conversation there
 * @param message what identifies the message there
 * @param text the words of the message: the first of these that is not blank
 * @param dates how {@code sent} is written; empty means ISO 8601
 * @param minor whether the customer is too young to consent alone
 * @param data data points by name; the charter has the last word
 */
record Mapping(
    String system,
    Format format,
    char separator,
    Template customer,
    Template conversation,
    Template message,
    List<Template> text,
    Template sent,
    Optional<DateTimeFormatter> dates,
    ZoneId zone,
    Template author,
    Set<String> agents,
    Template channel,
    Optional<Template> topic,
    Optional<Template> language,
    Optional<Template> minor,
    Map<String, DataMapping> data) {

  /** The kinds of file that can be read. */
  enum Format {
    CSV,
    JSONL
  }

  /** How one data point is filled: with text, or with an object of named parts. */
  sealed interface DataMapping {

    Stream<Template> templates();

    record Plain(Template value) implements DataMapping {
      @Override
      public Stream<Template> templates() {
        return Stream.of(value);
      }
    }

    record Parts(Map<String, Template> parts) implements DataMapping {
      @Override
      public Stream<Template> templates() {
        return parts.values().stream();
      }
    }
  }

  /** The columns that it names anywhere. */
  Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    Stream.of(
            Stream.of(customer, conversation, message, sent, author, channel),
            text.stream(),
            topic.stream(),
            language.stream(),
            minor.stream(),
            data.values().stream().flatMap(DataMapping::templates))
        .flatMap(templates -> templates)
        .forEach(template -> columns.addAll(template.columns()));
    return columns;
  }
}
