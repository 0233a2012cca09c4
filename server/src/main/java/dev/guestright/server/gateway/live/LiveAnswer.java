package dev.guestright.server.gateway.live;

import dev.guestright.server.vault.Fact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a system answered. Nothing that it says stands in an error's text. */
final class LiveAnswer {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST_FACTS = 1_000;

  private LiveAnswer() {}

  /**
   * Returns the facts of an answer, oldest first.
   *
   * @param asked what was asked for: anything else in the answer is passed over
   * @throws IOException when it is not as docs/how-to/live-sources.md says
   */
  static List<Fact> facts(String body, String source, List<String> asked, Instant now)
      throws IOException {
    List<Fact> facts = new ArrayList<>();
    JsonNode listed = read(body).path("facts");
    if (!listed.isArray() || listed.size() > MOST_FACTS) {
      throw new IOException("no list of facts, or more than " + MOST_FACTS);
    }
    for (JsonNode each : listed) {
      String dataPoint = each.path("data").asString("");
      JsonNode value = each.path("value");
      if (value.isMissingNode() || value.isNull()) {
        throw new IOException("a fact without a value");
      }
      if (asked.contains(dataPoint)) {
        facts.add(fact(each, source, dataPoint, value, now));
      }
    }
    facts.sort(Comparator.comparing(Fact::observedAt));
    return facts;
  }

  private static JsonNode read(String body) throws IOException {
    try {
      return JSON.readTree(body);
    } catch (JacksonException notJson) {
      throw new IOException("no JSON");
    }
  }

  private static Fact fact(
      JsonNode each, String source, String dataPoint, JsonNode value, Instant now)
      throws IOException {
    String text = value.isString() ? value.asString() : value.toString();
    String id = each.path("id").asString(text);
    return Fact.passing(
        dataPoint,
        UUID.nameUUIDFromBytes(
            String.join("\n", source, dataPoint, id).getBytes(StandardCharsets.UTF_8)),
        source,
        text,
        observed(each.path("observed_at").asString(""), now),
        now);
  }

  private static Instant observed(String text, Instant now) throws IOException {
    try {
      return text.isEmpty() ? now : Instant.parse(text);
    } catch (DateTimeParseException notOne) {
      throw new IOException("an observed_at that is no time");
    }
  }
}
