package dev.guestright.server.routing;

import dev.guestright.server.routing.router.FoundNeed;
import dev.guestright.server.routing.router.IntentModel;
import dev.guestright.server.routing.router.Need;
import dev.guestright.server.routing.router.Route;
import dev.guestright.server.routing.router.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a route rests on, as it is kept: places in the message, and no word of it.
 *
 * @param rule the rule that found the need, with {@code needAt} and {@code needLength} its words
 * @param change without which words the model would say {@code label}
 */
record Kept(
    @Nullable String rule, int needAt, int needLength, List<Word> words, @Nullable Other change) {

  private static final JsonMapper JSON = new JsonMapper();

  record Word(int at, int length, double weight) {}

  record Other(int at, int length, String label) {}

  static String json(Route route) {
    IntentModel.Grounds grounds = route.chosen().grounds();
    return JSON.writeValueAsString(
        new Kept(
            route.found().map(FoundNeed::rule).orElse(null),
            route.found().map(found -> found.span().at()).orElse(0),
            route.found().map(found -> found.span().length()).orElse(0),
            grounds.words().stream()
                .map(word -> new Word(word.span().at(), word.span().length(), word.weight()))
                .toList(),
            grounds
                .change()
                .map(change ->
                    new Other(change.without().at(), change.without().length(), change.label()))
                .orElse(null)));
  }

  static Kept of(String json) {
    return JSON.readValue(json, Kept.class);
  }

  Optional<FoundNeed> found(Need need) {
    return Optional.ofNullable(rule)
        .map(name -> new FoundNeed(need, name, new Span(needAt, needLength)));
  }

  IntentModel.Grounds grounds() {
    return new IntentModel.Grounds(
        words.stream()
            .map(word -> new IntentModel.Weighed(new Span(word.at(), word.length()), word.weight()))
            .toList(),
        Optional.ofNullable(change)
            .map(other ->
                new IntentModel.Change(new Span(other.at(), other.length()), other.label())));
  }

  /** How the database names a way of choosing. */
  static String stored(Route.Chosen chosen) {
    return switch (chosen) {
      case Route.Chosen.OneQueue only -> "one-queue";
      case Route.Chosen.Stays stays -> "stays";
      case Route.Chosen.ByModel model -> "model";
      case Route.Chosen.ByPeople people ->
          people.because().name().toLowerCase(Locale.ROOT).replace('_', '-');
    };
  }

  static Route.Chosen chosen(
      String stored, Optional<IntentModel.Opinion> opinion, IntentModel.Grounds grounds) {
    return switch (stored) {
      case "one-queue" -> new Route.Chosen.OneQueue();
      case "stays" -> new Route.Chosen.Stays();
      case "model" -> new Route.Chosen.ByModel(opinion.orElseThrow(), grounds);
      default ->
          new Route.Chosen.ByPeople(
              Route.Because.valueOf(stored.toUpperCase(Locale.ROOT).replace('-', '_')),
              opinion,
              grounds);
    };
  }
}
