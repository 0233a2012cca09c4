package dev.guestright.triage.model;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What people need to know of a model before they let it decide anything. It travels in the model's
 * file.
 *
 * @param owner who answers for it
 * @param aboutData where the examples are from, and who is among them, in words
 * @param limits what it is known to be bad at, in words
 * @param trainedAt when
 * @param encoder the encoder of meaning that it needs, or {@code none}
 * @param answersFrom the confidence below which people should read the text instead
 * @param answersRight how often answers from there on were right when measured
 * @param measured how well it did on its training examples, each answered by a model that had not
 *     seen it
 */
public record ModelCard(
    String owner,
    String aboutData,
    String limits,
    Instant trainedAt,
    String encoder,
    double answersFrom,
    double answersRight,
    Evaluation measured) {

  /** The card as JSON. */
  public String toJson() {
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("owner", owner);
    card.put("aboutData", aboutData);
    card.put("limits", limits);
    card.put("trainedAt", trainedAt.toString());
    card.put("encoder", encoder);
    card.put("answersFrom", answersFrom);
    card.put("answersRight", answersRight);
    card.put("measured", measured.asMap());
    return Json.of(card);
  }
}
