package dev.guestright.server.desk;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds words that label a person, by lists in four languages that are read all at once. Some words
 * do so wherever they stand ("whale"); others only beside a person ("difficult customer", "she is
 * difficult"), for a question may well be difficult.
 */
final class Labels {

  private static final String FILE = "labels.csv";
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}']+|[.,;:!?()\\n]");

  private final Map<List<String>, Label.Kind> alone = new LinkedHashMap<>();
  private final Map<List<String>, Label.Kind> besidePerson = new LinkedHashMap<>();
  private final Set<String> persons = new HashSet<>();
  private final Set<String> links = new HashSet<>();
  private final Set<String> beneficiaries = new HashSet<>();

  private Labels() {}

  /** The lists that ship: {@code labels.csv}. */
  static Labels standard() {
    return Standard.LABELS;
  }

  private static final class Standard {
    static final Labels LABELS = read();
  }

  private static Labels read() {
    Labels labels = new Labels();
    try (Reader file =
            new InputStreamReader(
                Objects.requireNonNull(Labels.class.getResourceAsStream(FILE), FILE),
                StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      rows.forEach(labels::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return labels;
  }

  private void add(NamedCsvRecord row) {
    List<String> words = words(row.getField("text"));
    String kind = row.getField("kind");
    switch (row.getField("part")) {
      case "person" -> persons.addAll(words);
      case "link" -> links.addAll(words);
      case "beneficiary" -> beneficiaries.addAll(words);
      case "alone" -> alone.put(words, Label.Kind.valueOf(kind.toUpperCase(Locale.ROOT)));
      case "beside-person" ->
          besidePerson.put(words, Label.Kind.valueOf(kind.toUpperCase(Locale.ROOT)));
      default -> throw new IllegalStateException(FILE + " has no part " + row.getField("part"));
    }
  }

  /** Returns the labels in this text, each once, in their order. */
  List<Label> in(String text) {
    List<String> words = words(text);
    Map<String, Label> found = new LinkedHashMap<>();
    for (int at = 0; at < words.size(); at++) {
      int here = at;
      longest(alone, words, at)
          .or(() ->
              longest(besidePerson, words, here)
                  .filter(match -> person(words, here - 1, -1) || person(words, match.end(), 1)))
          .ifPresent(match -> {
            String said = String.join(" ", words.subList(here, match.end()));
            found.putIfAbsent(said, new Label(said, match.kind()));
          });
    }
    return new ArrayList<>(found.values());
  }

  private record Match(int end, Label.Kind kind) {}

  private static Optional<Match> longest(
      Map<List<String>, Label.Kind> list, List<String> words, int at) {
    Optional<Match> longest = Optional.empty();
    for (Map.Entry<List<String>, Label.Kind> entry : list.entrySet()) {
      int end = at + entry.getKey().size();
      boolean longer = longest.map(match -> end > match.end()).orElse(true);
      if (longer && end <= words.size() && words.subList(at, end).equals(entry.getKey())) {
        longest = Optional.of(new Match(end, entry.getValue()));
      }
    }
    return longest;
  }

  /**
   * Whether a person stands in this direction, with nothing between but "is", "very", "a"; and it
   * is not for them that something is so.
   */
  private boolean person(List<String> words, int from, int step) {
    int at = past(links, words, from, step);
    if (!stands(persons, words, at)) {
      return false;
    }
    return !stands(beneficiaries, words, past(links, words, at - 1, -1));
  }

  private static int past(Set<String> any, List<String> words, int from, int step) {
    int at = from;
    while (stands(any, words, at)) {
      at += step;
    }
    return at;
  }

  private static boolean stands(Set<String> any, List<String> words, int at) {
    return at >= 0 && at < words.size() && any.contains(words.get(at));
  }

  /** Hyphens part words, so "high-value" is "high value"; marks stay, for they part thoughts. */
  private static List<String> words(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replace('\u2019', '\'');
    return WORD.matcher(plain.toLowerCase(Locale.ROOT))
        .results()
        .map(match -> match.group())
        .toList();
  }
}
