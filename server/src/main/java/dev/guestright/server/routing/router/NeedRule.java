package dev.guestright.server.routing.router;

import java.util.List;
import java.util.Map;

/**
 * Words that tell a need.
 *
 * @param because why these words count, by language
 * @param phrases by language: each a run of words; one that ends in {@code *} stands for all that
 *     begin so
 */
public record NeedRule(
    String name, Need need, Map<String, String> because, Map<String, List<String>> phrases) {

  public NeedRule {
    because = Map.copyOf(because);
    phrases = Map.copyOf(phrases);
  }
}
