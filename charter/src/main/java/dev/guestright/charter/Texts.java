package dev.guestright.charter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads words in several languages. */
final class Texts {
  private final List<String> languages;
  private final Findings findings;

  Texts(List<String> languages, Findings findings) {
    this.languages = languages;
    this.findings = findings;
  }

  /** Words that must be there in each of the charter's languages: what a yes rests on. */
  Text inEachLanguage(Section section, String key) {
    return read(section, key, languages, false);
  }

  /** Words that must be there in the first language; others are noted, and fall back to it. */
  Text inFirstLanguage(Section section, String key) {
    return read(section, key, languages.subList(0, 1), true);
  }

  private Text read(Section section, String key, List<String> needed, boolean note) {
    Optional<Yaml> value = section.value(key);
    if (value.isEmpty()) {
      return Text.NONE;
    }
    Map<String, String> words = words(section, key, value.get());
    for (String language : languages) {
      if (needed.contains(language) && !words.containsKey(language)) {
        findings.error(
            value.get().spot(),
            "missing-words",
            "`" + key + "` of " + section.what() + " has no words in " + language + ".");
      } else if (note && !words.containsKey(language)) {
        findings.note(
            value.get().spot(),
            "untranslated",
            "`%s` of %s has no words in %s: customers read it in %s."
                .formatted(key, section.what(), language, languages.getFirst()));
      }
    }
    return new Text(words, languages.getFirst());
  }

  private Map<String, String> words(Section section, String key, Yaml value) {
    if (value instanceof Yaml.Scalar scalar && languages.size() == 1) {
      return scalar.value().isBlank()
          ? Map.of()
          : Map.of(languages.getFirst(), scalar.value().strip());
    }
    Optional<Yaml.Mapping> mapping = section.mapping(key);
    return mapping
        .map(byLanguage ->
            words(
                new Section("`" + key + "` of " + section.what(), byLanguage, findings),
                byLanguage))
        .orElse(Map.of());
  }

  private Map<String, String> words(Section byLanguage, Yaml.Mapping mapping) {
    Map<String, String> words = new LinkedHashMap<>();
    for (Yaml.Entry entry : mapping.entries()) {
      String language = entry.key().value();
      if (!languages.contains(language)) {
        findings.unknown(
            entry.key().spot(),
            "unknown-language",
            "`" + Section.shown(language) + "` is not one of the charter's languages.",
            language,
            languages);
      }
      byLanguage.scalar(language).ifPresent(said -> words.put(language, said.value().strip()));
    }
    return words;
  }
}
