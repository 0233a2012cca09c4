package dev.guestright.server.routing.router;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A line of conversations that some people answer.
 *
 * @param says its name for people, by language; {@code en} is always there
 * @param skill what those who answer it know
 * @param intents what a model may bring here
 */
public record Queue(
    String name, Map<String, String> says, Optional<String> skill, Set<String> intents) {

  public Queue {
    says = Map.copyOf(says);
    intents = Set.copyOf(intents);
  }

  /** Its name in this language, or else in English. */
  public String says(String language) {
    return says.getOrDefault(language, says.getOrDefault("en", name));
  }
}
