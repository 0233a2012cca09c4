package dev.guestright.charter;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The same words in several languages.
 *
 * <p>Guarantee: {@link #in} always answers, at worst in the fallback language, so no customer meets
 * an empty line because a translation is missing.
 *
 * @param words the words by BCP 47 language tag
 * @param fallback the language to speak when the wanted one is missing: the charter's first
 */
public record Text(Map<String, String> words, String fallback) {

  /** Nothing to say. */
  public static final Text NONE = new Text(Map.of(), "en");

  public Text {
    words = Map.copyOf(words);
  }

  /** One sentence in one language. */
  public static Text of(String language, String words) {
    return new Text(Map.of(language, words), language);
  }

  /**
   * The words in a language: the exact tag, else its base language ({@code de} for {@code de-AT}),
   * else the fallback; empty only if this text is.
   */
  public String in(String language) {
    return exactly(language)
        .or(() -> exactly(base(language)))
        .or(() -> exactly(fallback))
        .or(() -> new TreeMap<>(words).values().stream().findFirst())
        .orElse("");
  }

  /** Whether there is nothing to say in any language. */
  public boolean isEmpty() {
    return words.values().stream().allMatch(String::isBlank);
  }

  private Optional<String> exactly(String language) {
    return Optional.ofNullable(words.get(language)).filter(said -> !said.isBlank());
  }

  private static String base(String language) {
    int dash = language.indexOf('-');
    return dash < 0 ? language : language.substring(0, dash);
  }
}
