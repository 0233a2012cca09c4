package dev.guestright.triage.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people need to know of a model before they let it decide anything. It travels in the model's
 * file.
 *
 * @param about what only people can say
 * @param trainedAt when
 * @param encoders the encoders of meaning that it needs, in the order in which they are asked
 * @param answersFrom the confidence below which people should read the text instead
 * @param answersRight how often answers from there on were right when measured
 * @param leftToPeople the languages in which it is clearly worse, so that people decide
 * @param measured how well it did on its training examples, each answered by a model that had not
 *     seen it
 */
public record ModelCard(
    About about,
    Instant trainedAt,
    List<String> encoders,
    double answersFrom,
    double answersRight,
    Set<String> leftToPeople,
    Evaluation measured) {

  /**
   * The column of examples that names the training set each is from. Where it was there, the card
   * says which sets the model holds; it is no group of people.
   */
  public static final String TRAINING_SET = "training_set";

  /**
   * What only people can say of a model; empty text where nobody has said it yet.
   *
   * @param owner who answers for it
   * @param data where the examples are from, and who is among them
   * @param limits what it is known to be bad at
   */
  public record About(String owner, String data, String limits) {}

  /** The training sets that it was trained on, as their examples named them, sorted. */
  public List<String> trainingSets() {
    return measured.byGroup().getOrDefault(TRAINING_SET, Map.of()).keySet().stream()
        .filter(set -> !set.isBlank())
        .sorted()
        .toList();
  }

  /** What is missing for people to judge the model by, in words; empty when nothing is. */
  public List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (about.owner().isBlank()) {
      missing.add("who answers for the model (train with --owner)");
    }
    if (about.data().isBlank()) {
      missing.add("where its training data is from, and who is in it (train with --about-data)");
    }
    if (about.limits().isBlank()) {
      missing.add("what it is known to be bad at (train with --limits)");
    }
    if (!measured.byGroup().containsKey(LanguageShares.LANGUAGE)) {
      missing.add("how good it is in each language (give the training data a column language)");
    }
    if (measured.byGroup().keySet().stream()
        .allMatch(
            column -> column.equals(LanguageShares.LANGUAGE) || column.equals(TRAINING_SET))) {
      missing.add("how good it is for each group (give the training data one more column)");
    }
    return List.copyOf(missing);
  }

  /** The card as JSON. */
  public String toJson() {
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("owner", about.owner());
    card.put("aboutData", about.data());
    card.put("limits", about.limits());
    card.put("trainedAt", trainedAt.toString());
    card.put("encoders", encoders);
    card.put("answersFrom", answersFrom);
    card.put("answersRight", answersRight);
    card.put("leftToPeople", new TreeSet<>(leftToPeople));
    card.put("trainingSets", trainingSets());
    card.put("missing", missing());
    card.put("measured", measured.asMap());
    return new JsonMapper().writeValueAsString(card);
  }
}
