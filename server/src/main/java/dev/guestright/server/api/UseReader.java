package dev.guestright.server.api;

import dev.guestright.charter.Action;
import dev.guestright.charter.Charter;
import dev.guestright.charter.Moment;
import dev.guestright.charter.Signal;
import dev.guestright.server.gateway.Use;
import dev.guestright.server.oversight.review.Reviews;
import dev.guestright.server.oversight.review.Verdict;
import dev.guestright.server.web.Problem;
import dev.guestright.server.web.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what a program asks. All that is wrong comes back in one answer, each with its pointer and
 * the rule that it breaks; what it sent is never quoted. Depth, lengths and numbers are bounded
 * before anything is built.
 */
final class UseReader {

  private static final int DEEPEST = 8;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_REFERENCE = 200;
  private static final int MOST_DATA_POINTS = 100;
  private static final int LONGEST_REASON = 2_000;
  private static final Set<String> FIELDS =
      Set.of("customer", "purpose", "data", "action", "moment", "language");
  private static final Set<String> PROPOSAL_FIELDS =
      Stream.concat(FIELDS.stream(), Stream.of("proposal", "because", "fourEyes"))
          .collect(Collectors.toUnmodifiableSet());

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(10_000)
                          .maxNumberLength(20)
                          .maxNameLength(LONGEST_NAME)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Charter charter;
  private final List<Problem.Field> wrong = new ArrayList<>();

  private UseReader(Charter charter) {
    this.charter = charter;
  }

  /** A request as it was understood. Its text never names the customer. */
  record Asked(String system, String reference, Use use, String language) {
    @Override
    public String toString() {
      return "Asked[" + use.purpose() + "]";
    }
  }

  /**
   * Reads a request.
   *
   * @throws Problem when it is no JSON (400) or something in it is wrong (422)
   */
  static Asked read(String body, Charter charter, Instant now) {
    return new UseReader(charter).read(parsed(body), now, FIELDS);
  }

  /** A significant action that is proposed. Its text never names the customer, nor says why. */
  record Proposed(Asked asked, String action, Reviews.Proposal proposal, boolean fourEyes) {
    @Override
    public String toString() {
      return "Proposed[" + action + "]";
    }
  }

  /**
   * Reads a proposal: a request with an action that the charter calls significant.
   *
   * @throws Problem when it is no JSON (400) or something in it is wrong (422)
   */
  static Proposed readProposal(String body, Charter charter, Instant now) {
    UseReader reader = new UseReader(charter);
    JsonNode root = parsed(body);
    Verdict verdict = reader.verdict(root);
    Optional<String> because =
        absent(root, "because")
            ? Optional.empty()
            : Optional.of(reader.text(root, "", "because", LONGEST_REASON));
    boolean fourEyes = reader.fourEyes(root);
    String action = reader.significant(root);
    Asked asked = reader.read(root, now, PROPOSAL_FIELDS);
    return new Proposed(asked, action, new Reviews.Proposal(verdict, because), fourEyes);
  }

  private Verdict verdict(JsonNode root) {
    return Verdict.named(root.path("proposal").asString(""))
        .orElseGet(() -> {
          wrong("/proposal", "known-proposal", "One of carry-out, leave.");
          return Verdict.LEAVE;
        });
  }

  private boolean fourEyes(JsonNode root) {
    if (!absent(root, "fourEyes") && !root.path("fourEyes").isBoolean()) {
      wrong("/fourEyes", "type", "true or false.");
    }
    return root.path("fourEyes").asBoolean(false);
  }

  private String significant(JsonNode root) {
    String action = root.path("action").asString("");
    Action declared = charter.actions().get(action);
    if (declared == null || !declared.significant()) {
      wrong(
          "/action",
          "significant-action",
          "An action that the charter calls significant; for others ask /api/v1/decisions.");
    }
    return action;
  }

  private static JsonNode parsed(String body) {
    try {
      JsonNode root = JSON.readTree(body);
      if (root != null && root.isObject()) {
        return root;
      }
    } catch (JacksonException e) {
      throw new Problem(
          HttpStatus.BAD_REQUEST,
          "not-json",
          "The body cannot be read as JSON: it is malformed, names a field twice, or is nested or"
              + " long beyond measure.");
    }
    throw new Problem(HttpStatus.BAD_REQUEST, "not-json", "The body should be one JSON object.");
  }

  private Asked read(JsonNode root, Instant now, Set<String> fields) {
    unknownFields(root, "", fields);
    JsonNode customer = object(root, "customer");
    unknownFields(customer, "/customer", Set.of("system", "reference"));
    String system = text(customer, "/customer", "system", LONGEST_NAME);
    String reference = text(customer, "/customer", "reference", LONGEST_REFERENCE);
    String purpose = declared(text(root, "", "purpose", LONGEST_NAME));
    Set<String> data = data(root.path("data"));
    Optional<String> action = action(root);
    Moment moment = moment(root.path("moment"), Moment.at(now));
    String language = language(root);
    if (!wrong.isEmpty()) {
      throw new Problem(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "fields-wrong",
          "Something in the request is missing or wrong; nothing was asked and nothing recorded.",
          wrong);
    }
    return new Asked(
        system,
        reference,
        new Use(purpose, data, action, Optional.empty(), Map.of(), moment),
        language);
  }

  private void unknownFields(JsonNode object, String at, Set<String> known) {
    for (String name : object.propertyNames()) {
      if (!known.contains(name)) {
        wrong(at, "known-field", "A field here is none of " + known.stream().sorted().toList());
      }
    }
  }

  private JsonNode object(JsonNode root, String field) {
    JsonNode node = root.path(field);
    if (!node.isObject()) {
      wrong("/" + field, "required", "An object is needed here.");
      return JSON.createObjectNode();
    }
    return node;
  }

  private String text(JsonNode object, String at, String field, int longest) {
    JsonNode node = object.path(field);
    if (!node.isString() || node.stringValue().isBlank()) {
      wrong(at + "/" + field, "required", "A text is needed here.");
      return "";
    }
    if (node.stringValue().length() > longest) {
      wrong(at + "/" + field, "length", "At most " + longest + " characters.");
      return "";
    }
    return node.stringValue();
  }

  private String declared(String purpose) {
    if (!purpose.isEmpty() && !charter.purposes().containsKey(purpose)) {
      wrong("/purpose", "declared-purpose", "The charter declares no such purpose.");
    }
    return purpose;
  }

  private Set<String> data(JsonNode list) {
    if (!list.isArray() || list.isEmpty() || list.size() > MOST_DATA_POINTS) {
      wrong("/data", "required", "A list of 1 to " + MOST_DATA_POINTS + " data points is needed.");
      return Set.of();
    }
    Set<String> data = new LinkedHashSet<>();
    for (int i = 0; i < list.size(); i++) {
      JsonNode item = list.get(i);
      if (item.isString() && charter.dataPoints().containsKey(item.stringValue())) {
        data.add(item.stringValue());
      } else {
        wrong("/data/" + i, "declared-data-point", "The charter declares no such data point.");
      }
    }
    return data;
  }

  private Optional<String> action(JsonNode root) {
    if (absent(root, "action")) {
      return Optional.empty();
    }
    String action = text(root, "", "action", LONGEST_NAME);
    if (!action.isEmpty() && !charter.actions().containsKey(action)) {
      wrong("/action", "declared-action", "The charter declares no such action.");
    }
    return Optional.of(action);
  }

  /** A signal that comes from customer data is the door's to tell, not the caller's. */
  private Moment moment(JsonNode said, Moment start) {
    if (said.isMissingNode() || said.isNull()) {
      return start;
    }
    if (!said.isObject()) {
      wrong("/moment", "object", "An object is needed here.");
      return start;
    }
    Moment moment = start;
    for (Map.Entry<String, JsonNode> entry : said.properties()) {
      Optional<Signal> signal =
          Signal.named(entry.getKey()).filter(known -> known.derivedFrom().isEmpty());
      Optional<Object> value = signal.flatMap(known -> value(known, entry.getValue()));
      if (signal.isEmpty()) {
        wrong("/moment", "known-signal", "A signal here is unknown, or comes from customer data.");
      } else if (value.isEmpty()) {
        wrong("/moment/" + signal.get().word(), "type", "Needs a value of " + signal.get().kind());
      } else {
        moment = moment.with(signal.get(), value.get());
      }
    }
    return moment;
  }

  private static Optional<Object> value(Signal signal, JsonNode node) {
    return switch (signal.kind()) {
      case BOOL -> node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty();
      case INT -> node.isInt() ? Optional.of((long) node.intValue()) : Optional.empty();
      case STRING ->
          node.isString() && node.stringValue().length() <= LONGEST_NAME
              ? Optional.of(node.stringValue())
              : Optional.empty();
    };
  }

  private String language(JsonNode root) {
    if (absent(root, "language")) {
      return "en";
    }
    String language = text(root, "", "language", LONGEST_NAME);
    if (!language.isEmpty() && !Words.LANGUAGES.contains(language)) {
      wrong("/language", "known-language", "One of " + Words.LANGUAGES + ".");
    }
    return language;
  }

  private static boolean absent(JsonNode root, String field) {
    return root.path(field).isMissingNode() || root.path(field).isNull();
  }

  private void wrong(String pointer, String rule, String detail) {
    wrong.add(new Problem.Field(pointer, rule, detail));
  }
}
