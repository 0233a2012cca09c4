package dev.guestright.triage.fair;

import dev.guestright.triage.model.Example;
import dev.guestright.triage.model.Progress;
import dev.guestright.triage.model.Share;
import dev.guestright.triage.model.TextModel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * How often a model's answer stayed the same when only the writer, or the way of writing, was
 * another (counterfactual fairness tests, as in Garg et al. 2019).
 *
 * @param byKind for each kind of swap: of how many pairs the answers were the same
 * @param byLanguage the same for each language and kind
 */
public record Steadiness(Map<Kind, Share> byKind, Map<String, Map<Kind, Share>> byLanguage) {
  private static final long SEED = 20_261_124L;

  /** More pairs of one kind and message say little more, and cost time. */
  private static final int SWAPS_A_MESSAGE = 2;

  /**
   * Tries every kind of swap on messages.
   *
   * @param language tells a message's language; it decides which swaps make sense
   */
  public static Steadiness of(
      TextModel model,
      List<Example> messages,
      Function<Example, String> language,
      Progress progress) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    Map<String, Map<Kind, List<Swap>>> swaps = new TreeMap<>();
    for (Swap swap : Swaps.shipped()) {
      swaps
          .computeIfAbsent(swap.language(), l -> new EnumMap<>(Kind.class))
          .computeIfAbsent(swap.kind(), k -> new ArrayList<>())
          .add(swap);
    }
    Map<String, Map<Kind, Share>> found = new TreeMap<>();
    int done = 0;
    for (Example message : messages) {
      String spoken = language.apply(message);
      Map<Kind, Share> here = found.computeIfAbsent(spoken, l -> new EnumMap<>(Kind.class));
      Map<Kind, List<Swap>> known = swaps.getOrDefault(spoken, Map.of());
      known.forEach((kind, list) ->
          pairs(list, message.text(), random).forEach(pair -> count(here, kind, model, pair)));
      for (String slip : Slips.of(message.text(), random)) {
        count(here, Kind.SPELLING, model, new Swap.Pair(message.text(), slip));
      }
      progress.at(++done, messages.size());
    }
    return new Steadiness(total(found), found);
  }

  private static List<Swap.Pair> pairs(List<Swap> swaps, String message, RandomGenerator random) {
    List<Swap.Pair> fitting =
        new ArrayList<>(swaps.stream().flatMap(s -> s.pair(message).stream()).toList());
    while (fitting.size() > SWAPS_A_MESSAGE) {
      fitting.remove(random.nextInt(fitting.size()));
    }
    return fitting;
  }

  private static void count(Map<Kind, Share> counts, Kind kind, TextModel model, Swap.Pair pair) {
    boolean same = model.predict(pair.one()).label().equals(model.predict(pair.other()).label());
    counts.merge(kind, new Share(1, same ? 1 : 0), Steadiness::sum);
  }

  private static Map<Kind, Share> total(Map<String, Map<Kind, Share>> byLanguage) {
    Map<Kind, Share> total = new EnumMap<>(Kind.class);
    byLanguage
        .values()
        .forEach(
            kinds -> kinds.forEach((kind, share) -> total.merge(kind, share, Steadiness::sum)));
    return total;
  }

  private static Share sum(Share a, Share b) {
    return new Share(a.n() + b.n(), a.right() + b.right());
  }

  /**
   * As JSON: {@code {"byKind":{"name":{"n":…,"same":…,"low":…,"high":…,"bar":…}},"byLanguage":…}}.
   */
  public String toJson() {
    return new JsonMapper().writeValueAsString(asMap());
  }

  /** As {@link #toJson()}, before it is written. */
  public Map<String, Object> asMap() {
    Map<String, Object> languages = new LinkedHashMap<>();
    byLanguage.forEach((language, kinds) -> languages.put(language, asMap(kinds)));
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("byKind", asMap(byKind));
    map.put("byLanguage", languages);
    return map;
  }

  private static Map<String, Object> asMap(Map<Kind, Share> kinds) {
    Map<String, Object> map = new LinkedHashMap<>();
    kinds.forEach((kind, share) ->
        map.put(
            kind.label(),
            Map.of(
                "n", share.n(),
                "same", share.accuracy(),
                "low", share.low(),
                "high", share.high(),
                "bar", kind.bar())));
    return map;
  }
}
