package dev.guestright.charter;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The door's own words, from one message file a language. */
final class Words {
  /** The languages that the door speaks by itself; English when asked for another. */
  static final List<String> LANGUAGES = List.of("en", "de", "fr", "es");

  private static final Map<String, Text> TEXTS = load();

  private Words() {}

  static Text of(String key) {
    Text text = TEXTS.get(key);
    if (text == null) {
      throw new IllegalStateException("no words for " + key + " in words_en.properties");
    }
    return text;
  }

  static Map<String, Text> all() {
    return TEXTS;
  }

  private static Map<String, Text> load() {
    Map<String, Map<String, String>> byKey = new LinkedHashMap<>();
    for (String language : LANGUAGES) {
      file(language)
          .forEach((key, words) ->
              byKey
                  .computeIfAbsent(key.toString(), unused -> new LinkedHashMap<>())
                  .put(language, words.toString()));
    }
    return byKey.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey, entry -> new Text(entry.getValue(), "en")));
  }

  private static Properties file(String language) {
    String name = "words_" + language + ".properties";
    try (InputStream in = Words.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      Properties words = new Properties();
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
