package dev.guestright.server.assist;

import dev.guestright.charter.Moment;
import dev.guestright.charter.Signal;
import dev.guestright.server.vault.Fact;
import dev.guestright.triage.Similarity;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What released data tells about the moment: signals that conditions ask for, and the words that a
 * play's sentence has room for. Data that is not as expected tells nothing.
 */
final class Insights {

  private static final JsonMapper JSON = new JsonMapper();

  private final Map<Signal, Object> signals = new HashMap<>();
  private final Map<String, String> words = new HashMap<>();
  private Optional<Instant> dayStart = Optional.empty();

  /** Reads what these facts tell, beside what the customer wrote in the conversation at hand. */
  static Insights of(List<Fact> facts, String written, String language, Instant now, String host) {
    Insights insights = new Insights();
    insights.purchases(named(facts, "purchase_history"), language, now, host);
    insights.pastConversations(named(facts, "support_history"), written);
    insights.place(named(facts, "time_zone"), now);
    return insights;
  }

  private static List<Fact> named(List<Fact> facts, String dataPoint) {
    return facts.stream().filter(fact -> fact.dataPoint().equals(dataPoint)).toList();
  }

  private void purchases(List<Fact> purchases, String language, Instant now, String host) {
    Optional<Fact> latest = purchases.stream().max(Comparator.comparing(Fact::observedAt));
    latest.ifPresent(fact -> {
      signals.put(Signal.DAYS_SINCE_PURCHASE, Duration.between(fact.observedAt(), now).toDays());
      JsonNode purchase = json(fact.value());
      put("purchase.latest.product", purchase.path("product"));
      String article = purchase.path("article").asString("");
      if (!article.isEmpty()) {
        words.put("guide.url", host + "/help/" + language + "/" + article);
      }
    });
  }

  private void pastConversations(List<Fact> past, String written) {
    if (past.isEmpty()) {
      return;
    }
    Optional<JsonNode> alike = Optional.empty();
    double best = Similarity.ALIKE;
    for (Fact fact : past) {
      JsonNode conversation = json(fact.value());
      double similarity =
          Similarity.standard().between(written, conversation.path("asked").asString(""));
      if (similarity >= best && !conversation.path("solution").asString("").isEmpty()) {
        best = similarity;
        alike = Optional.of(conversation);
      }
    }
    signals.put(Signal.SIMILAR_PAST_SOLUTION, alike.isPresent());
    alike.ifPresent(conversation -> put("past.solution", conversation.path("solution")));
  }

  private void place(List<Fact> places, Instant now) {
    places.stream()
        .map(Fact::value)
        .findFirst()
        .flatMap(Insights::zone)
        .ifPresent(zone -> {
          signals.put(Signal.LINES_OPEN, OpeningHours.WEEKDAYS.openAt(now, zone));
          signals.put(Signal.LOCAL_HOUR, (long) now.atZone(zone).getHour());
          dayStart = Optional.of(OpeningHours.WEEKDAYS.nextDayStart(now, zone));
        });
  }

  private static Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static JsonNode json(String value) {
    try {
      return JSON.readTree(value);
    } catch (JacksonException e) {
      return JSON.createObjectNode();
    }
  }

  private void put(String name, JsonNode value) {
    String text = value.asString("");
    if (!text.isEmpty()) {
      words.put(name, text);
    }
  }

  /** Adds what is known now to a moment. */
  Moment addTo(Moment moment) {
    Moment told = moment;
    for (Map.Entry<Signal, Object> signal : signals.entrySet()) {
      told = told.with(signal.getKey(), signal.getValue());
    }
    return told;
  }

  /** When the customer's next day starts, if where they are is known. */
  Optional<Instant> dayStart() {
    return dayStart;
  }

  Map<String, String> words() {
    return words;
  }
}
