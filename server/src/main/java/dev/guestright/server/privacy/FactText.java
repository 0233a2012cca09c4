package dev.guestright.server.privacy;

import dev.guestright.server.vault.Fact;
import dev.guestright.server.web.Page;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A fact as a person reads it: its value, or its parts and the day it is from. */
final class FactText {

  private static final JsonMapper JSON = new JsonMapper();

  private FactText() {}

  static String of(Page page, Fact fact) {
    if (!fact.value().startsWith("{")) {
      return fact.value();
    }
    try {
      JsonNode parts = JSON.readTree(fact.value());
      String told =
          parts.properties().stream()
              .filter(part -> !part.getKey().equals("article"))
              .map(part -> part.getValue().asString(""))
              .filter(text -> !text.isBlank())
              .collect(Collectors.joining(" · "));
      return page.say("me.dated", told, page.words().date(fact.observedAt()));
    } catch (JacksonException e) {
      return fact.value();
    }
  }
}
