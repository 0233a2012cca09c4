package dev.guestright.server.routing.router;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The words by which a need is recognised, in the languages that have a list. They say what the
 * message is about, and never how it is said: no rule counts anger, capitals or politeness.
 */
public record NeedRules(List<NeedRule> rules) {

  public NeedRules {
    rules = List.copyOf(rules);
  }

  /** The rules that ship, in English, German, French and Spanish. */
  public static NeedRules shipped() {
    try (InputStream stream =
        Objects.requireNonNull(NeedRules.class.getResourceAsStream("/routing/needs.yaml"))) {
      return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("The rules of need in the jar cannot be read", e);
    }
  }

  static NeedRules parse(String yaml) {
    List<NeedRule> rules = new ArrayList<>();
    Object read = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    for (Object each : (List<?>) Objects.requireNonNull(read)) {
      Map<?, ?> rule = (Map<?, ?>) each;
      Map<String, List<String>> phrases = new LinkedHashMap<>();
      Map<String, String> because = new LinkedHashMap<>();
      part(rule, "words")
          .forEach((language, words) ->
              phrases.put(
                  String.valueOf(language),
                  ((List<?>) words).stream().map(String::valueOf).toList()));
      part(rule, "because")
          .forEach(
              (language, words) -> because.put(String.valueOf(language), String.valueOf(words)));
      rules.add(
          new NeedRule(
              String.valueOf(rule.get("rule")),
              Need.of(String.valueOf(rule.get("need"))),
              because,
              phrases));
    }
    return new NeedRules(rules);
  }

  private static Map<?, ?> part(Map<?, ?> rule, String key) {
    return (Map<?, ?>) Objects.requireNonNull(rule.get(key), key);
  }

  /** The languages in which needs can be seen. */
  public Set<String> languages() {
    return rules.stream()
        .map(rule -> rule.phrases().keySet())
        .reduce((all, more) ->
            all.stream()
                .filter(more::contains)
                .collect(java.util.stream.Collectors.toUnmodifiableSet()))
        .orElse(Set.of());
  }

  /** Returns the rule of this name. */
  public Optional<NeedRule> find(String name) {
    return rules.stream().filter(rule -> rule.name().equals(name)).findFirst();
  }

  /**
   * The most pressing need that a message's words tell.
   *
   * @param language the message's; when it is in none of the lists, all are read: a word that is
   *     pressing in one language counts for too much rather than too little
   */
  public Optional<FoundNeed> in(String text, String language) {
    Tokens tokens = Tokens.of(text);
    boolean listed = languages().contains(language);
    return rules.stream()
        .flatMap(rule ->
            rule.phrases().entrySet().stream()
                .filter(list -> !listed || list.getKey().equals(language))
                .flatMap(list -> list.getValue().stream())
                .flatMap(phrase -> tokens.find(phrase).stream())
                .map(span -> new FoundNeed(rule.need(), rule.name(), span)))
        .min(Comparator.comparing(FoundNeed::need).thenComparing(found -> found.span().at()));
  }
}
