package dev.guestright.server.connect;

import dev.guestright.server.connect.Mapping.DataMapping;
import dev.guestright.server.desk.Code;
import dev.guestright.server.desk.Conversation;
import dev.guestright.server.desk.Conversations;
import dev.guestright.server.desk.Message;
import dev.guestright.server.desk.NewConversation;
import dev.guestright.server.house.Keys;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.MessageId;
import dev.guestright.server.vault.Item;
import dev.guestright.triage.Triage;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** Reads a row by a mapping: what it brings, or why it brings nothing. */
final class Reading {

  private static final int LONGEST_LABEL = 120;

  private static final Set<String> YES = Set.of("true", "yes", "y", "1");
  private static final Set<String> NO = Set.of("false", "no", "n", "0");

  /** What lies outside is a slip of an export, and the database could not hold all of it. */
  private static final Instant EARLIEST = Instant.EPOCH;

  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final JsonMapper JSON = new JsonMapper();

  /** A row that cannot go in. The reason names columns, never what stands in them. */
  static final class Rejected extends Exception {
    private static final long serialVersionUID = 1L;

    Rejected(String reason) {
      super(reason);
    }
  }

  private final Mapping mapping;
  private final Set<String> declared;
  private final Keys keys;
  private final Supplier<Triage> triage;

  Reading(Mapping mapping, Set<String> declared, Keys keys, Supplier<Triage> triage) {
    this.mapping = mapping;
    this.declared = declared;
    this.keys = keys;
    this.triage = triage;
  }

  Arrival read(Row.Read row) throws Rejected {
    Map<String, String> cells = row.cells();
    String customerReference = required(mapping.customer(), cells, "customer");
    String conversationReference = required(mapping.conversation(), cells, "conversation");
    String messageReference = required(mapping.message(), cells, "message");
    String words = words(cells);
    Instant sent = sent(cells);
    CustomerId customer = new CustomerId(id("customer", customerReference));
    ConversationId conversation = new ConversationId(id("conversation", conversationReference));
    MessageId message = new MessageId(id("message", conversationReference, messageReference));
    Message.Author author =
        mapping.agents().contains(mapping.author().fill(cells))
            ? Message.Author.AGENT
            : Message.Author.CUSTOMER;
    return new Arrival(
        row.line(),
        new NewConversation(
            conversation(customer, conversation, words, sent, cells),
            new Message(customer, conversation, message, author, Optional.empty(), sent, List.of()),
            new Item(
                customer,
                Conversations.MESSAGES,
                message.value(),
                "import:" + mapping.system(),
                words,
                sent)),
        facts(customer, sent, cells),
        minor(cells));
  }

  /** What is neither a yes nor a no could wrongly take a child for somebody who may consent. */
  private Optional<Boolean> minor(Map<String, String> cells) throws Rejected {
    Optional<String> written =
        mapping
            .minor()
            .map(template -> template.fill(cells).strip().toLowerCase(Locale.ROOT))
            .filter(text -> !text.isEmpty());
    if (written.isPresent() && !YES.contains(written.get()) && !NO.contains(written.get())) {
      throw new Rejected("'minor' is neither yes nor no");
    }
    return written.map(YES::contains);
  }

  private Conversation conversation(
      CustomerId customer, ConversationId id, String words, Instant sent, Map<String, String> cells)
      throws Rejected {
    Optional<String> topic = label(mapping.topic(), cells, "topic");
    Optional<String> language = label(mapping.language(), cells, "language");
    Optional<dev.guestright.triage.Reading> read =
        topic.isPresent() && language.isPresent()
            ? Optional.empty()
            : Optional.of(triage.get().read(words));
    return new Conversation(
        customer,
        id,
        Code.of(id),
        label(Optional.of(mapping.channel()), cells, "channel").orElse("import"),
        language.or(() -> read.map(reading -> reading.language().tag())).orElse("und"),
        topic.or(() -> read.map(reading -> reading.intent().intent().label())).orElse("other"),
        Conversation.State.OPEN,
        sent,
        sent);
  }

  private List<Item> facts(CustomerId customer, Instant sent, Map<String, String> cells) {
    List<Item> facts = new ArrayList<>();
    mapping
        .data()
        .forEach((dataPoint, source) -> {
          if (declared.contains(dataPoint)) {
            value(source, cells)
                .map(value -> fact(customer, dataPoint, value, sent))
                .ifPresent(facts::add);
          }
        });
    return facts;
  }

  /** The same fact from two rows is one item: its id comes from what it says. */
  private Item fact(CustomerId customer, String dataPoint, String value, Instant observed) {
    UUID id = keys.idOf("fact", customer.toString(), dataPoint, value);
    return new Item(customer, dataPoint, id, "import:" + mapping.system(), value, observed);
  }

  private static Optional<String> value(DataMapping source, Map<String, String> cells) {
    return switch (source) {
      case DataMapping.Plain(Template template) ->
          Optional.of(template.fill(cells)).filter(text -> !text.isEmpty());
      case DataMapping.Parts(Map<String, Template> parts) -> {
        Map<String, String> filled = new LinkedHashMap<>();
        parts.forEach((name, template) -> filled.put(name, template.fill(cells)));
        filled.values().removeIf(String::isEmpty);
        yield filled.isEmpty() ? Optional.empty() : Optional.of(JSON.writeValueAsString(filled));
      }
    };
  }

  private String words(Map<String, String> cells) throws Rejected {
    for (Template template : mapping.text()) {
      String filled = template.fillExactly(cells);
      if (!filled.isBlank()) {
        return filled;
      }
    }
    throw new Rejected("holds no message: 'text' is blank");
  }

  private Instant sent(Map<String, String> cells) throws Rejected {
    Instant sent = parsed(required(mapping.sent(), cells, "sent"));
    if (sent.isBefore(EARLIEST) || sent.isAfter(LATEST)) {
      throw new Rejected("'sent' is a date before 1970 or after 2199");
    }
    return sent;
  }

  private Instant parsed(String written) throws Rejected {
    try {
      return mapping.dates().isPresent()
          ? instant(mapping.dates().get().parse(written))
          : iso(written);
    } catch (DateTimeException e) {
      throw new Rejected("'sent' is no date that the mapping's 'dates' can read");
    }
  }

  private Instant iso(String written) {
    if (written.length() <= "2026-01-01".length()) {
      return LocalDate.parse(written).atStartOfDay(mapping.zone()).toInstant();
    }
    TemporalAccessor parsed =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(
            written.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
    return instant(parsed);
  }

  private Instant instant(TemporalAccessor parsed) {
    if (parsed.isSupported(java.time.temporal.ChronoField.INSTANT_SECONDS)) {
      return Instant.from(parsed);
    }
    return parsed.isSupported(java.time.temporal.ChronoField.HOUR_OF_DAY)
        ? LocalDateTime.from(parsed).atZone(mapping.zone()).toInstant()
        : LocalDate.from(parsed).atStartOfDay(mapping.zone()).toInstant();
  }

  private static String required(Template template, Map<String, String> cells, String what)
      throws Rejected {
    String filled = template.fill(cells);
    if (filled.isEmpty()) {
      throw new Rejected("'" + what + "' is blank");
    }
    return filled;
  }

  /** Labels are kept readable, so they are short words of a list, never what somebody wrote. */
  private static Optional<String> label(
      Optional<Template> template, Map<String, String> cells, String what) throws Rejected {
    Optional<String> filled =
        template.map(present -> present.fill(cells)).filter(text -> !text.isEmpty());
    if (filled.map(String::length).orElse(0) > LONGEST_LABEL) {
      throw new Rejected("'" + what + "' is longer than " + LONGEST_LABEL + " characters");
    }
    return filled;
  }

  private UUID id(String kind, String... reference) {
    String[] whole = new String[reference.length + 1];
    whole[0] = mapping.system();
    System.arraycopy(reference, 0, whole, 1, reference.length);
    return keys.idOf(kind, whole);
  }
}
