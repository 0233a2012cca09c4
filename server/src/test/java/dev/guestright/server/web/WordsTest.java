package dev.guestright.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.server.TestHouse;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

  private static final Pattern PLACE = Pattern.compile("\\{(\\d)");

  @ParameterizedTest
  @ValueSource(strings = {"de", "fr", "es"})
  void everyLanguageSaysEverythingThatEnglishSays(String language) {
    assertThat(words(language).stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(words("en").stringPropertyNames());
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "fr", "es"})
  void everyLanguageHasRoomForTheSameValues(String language) {
    Properties english = words("en");
    Properties translated = words(language);
    for (String key : english.stringPropertyNames()) {
      assertThat(places(translated.getProperty(key)))
          .as(key)
          .isEqualTo(places(english.getProperty(key)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es"})
  void noKeyComesTwiceSoThatOneOfItsSentencesIsLost(String language) {
    List<String> keys =
        TestHouse.resource("/words/words_" + language + ".properties")
            .lines()
            .filter(line -> line.contains("=") && !line.startsWith("#"))
            .map(line -> line.substring(0, line.indexOf('=')))
            .toList();
    assertThat(keys).hasSizeGreaterThan(500).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es"})
  void noApostropheSwallowsAValue(String language) {
    words(language)
        .forEach((key, text) -> {
          assertThat(text.toString()).as(key.toString()).doesNotContain("'");
          assertThat(new MessageFormat(text.toString())).isNotNull();
        });
  }

  private static Set<String> places(String text) {
    return PLACE
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Properties words(String language) {
    String file = "/words/words_" + language + ".properties";
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(WordsTest.class.getResourceAsStream(file)),
            StandardCharsets.UTF_8)) {
      Properties words = new Properties();
      words.load(reader);
      return words;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
