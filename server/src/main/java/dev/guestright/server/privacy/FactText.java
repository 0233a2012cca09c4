package dev.guestright.server.privacy;

import dev.guestright.server.vault.Fact;
import dev.guestright.server.web.Page;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A fact as a person reads it: its value, or its parts and the day it is from. */
final class FactText {

  private static final JsonMapper JSON = new JsonMapper();

  private FactText() {}

  /** A part's own words come from the page's words; one that they pass over is for machines. */
  private static Optional<String> part(Page page, String name, String value) {
    String label = page.words().sayOr("part." + name, name + ": {0}");
    return label.isEmpty() ? Optional.empty() : Optional.of(label.replace("{0}", value));
  }

  static String of(Page page, Fact fact) {
    if (fact.dataPoint().equals("language")) {
      return page.words().languageName(fact.value());
    }
    if (!fact.value().startsWith("{")) {
      return fact.value();
    }
    try {
      JsonNode parts = JSON.readTree(fact.value());
      String told =
          parts.properties().stream()
              .filter(part -> !part.getValue().asString("").isBlank())
              .flatMap(part -> part(page, part.getKey(), part.getValue().asString("")).stream())
              .collect(Collectors.joining(" · "));
      return page.say("me.dated", told, page.words().date(fact.observedAt()));
    } catch (JacksonException e) {
      return fact.value();
    }
  }
}
