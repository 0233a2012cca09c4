package dev.guestright.triage;

import dev.guestright.triage.model.Example;
import dev.guestright.triage.model.Examples;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The examples in the jar, all made up for this purpose. */
final class ShippedExamples {
  private static final int ONE_IN = 10;
  private static final int PIECE_WORDS = 5;

  private ShippedExamples() {}

  /** Support messages labelled with their intent, in four languages. */
  static List<Example> intents() {
    return resource("intents.csv");
  }

  /**
   * Everyday words and sentences labelled with their language, whole and in pieces, because a model
   * that saw whole sentences only is unsure of short ones. Of the support messages one in ten is
   * among them: with all, the languages that they are in would drown the others.
   */
  static List<Example> languages() {
    List<Example> whole = new ArrayList<>(resource("languages.csv"));
    List<Example> messages = byLanguage();
    for (int i = 0; i < messages.size(); i += ONE_IN) {
      whole.add(messages.get(i));
    }
    List<Example> examples = new ArrayList<>();
    for (Example example : whole) {
      examples.add(example);
      examples.addAll(pieces(example));
    }
    return List.copyOf(examples);
  }

  /** The support messages that are not among {@link #languages()}, labelled with their language. */
  static List<Example> languagesHeldOut() {
    List<Example> heldOut = new ArrayList<>(byLanguage());
    for (int i = (heldOut.size() - 1) / ONE_IN * ONE_IN; i >= 0; i -= ONE_IN) {
      heldOut.remove(i);
    }
    return List.copyOf(heldOut);
  }

  private static List<Example> byLanguage() {
    return intents().stream()
        .map(e ->
            new Example(e.text(), Objects.requireNonNull(e.groups().get("language")), Map.of()))
        .toList();
  }

  private static List<Example> pieces(Example example) {
    List<String> words = List.of(example.text().split(" "));
    List<Example> pieces = new ArrayList<>();
    for (int from = 0; from + 1 < words.size(); from += PIECE_WORDS) {
      List<String> piece = words.subList(from, Math.min(words.size(), from + PIECE_WORDS));
      pieces.add(new Example(String.join(" ", piece), example.label(), Map.of()));
    }
    return pieces;
  }

  /** Words and phrases of people who are upset; the label is how much each weighs. */
  static List<Example> upsetWords() {
    return resource("upset.csv");
  }

  /** The same of people in distress. */
  static List<Example> distressWords() {
    return resource("distress.csv");
  }

  /** The same of people who worry. */
  static List<Example> worryWords() {
    return resource("worry.csv");
  }

  private static List<Example> resource(String name) {
    return Examples.read(
        new InputStreamReader(
            Objects.requireNonNull(ShippedExamples.class.getResourceAsStream(name), name),
            StandardCharsets.UTF_8));
  }
}
