package dev.guestright.server.routing.model;

import java.util.List;
import java.util.Optional;

/** What those who answer for models see. */
public record ModelView(
    String inForce,
    List<One> models,
    String teaching,
    Optional<String> makeSetAt,
    Optional<String> wrong) {

  /**
   * A model and its card.
   *
   * @param facts what the card says, and where the model stands
   * @param languages how good it is in each language
   * @param kept how often its answers stayed when only the writer was another
   * @param reasons why it must not be promoted
   * @param held which training sets it still holds, a sentence each
   * @param promoteAt where a person promotes it
   * @param rollBackAt where one click takes its word back
   */
  public record One(
      String id,
      String title,
      String stage,
      List<Pair> facts,
      List<Language> languages,
      List<Kept> kept,
      List<String> reasons,
      String shadow,
      List<String> held,
      Optional<String> promoteAt,
      Optional<String> rollBackAt) {}

  /** A label and its value. */
  public record Pair(String name, String value) {}

  /** How good a model is in one language, and who reads it. */
  public record Language(String name, String messages, String right, String interval, String who) {}

  /** One kind of swap: on how many pairs it was tried, how often the answer stayed, the least. */
  public record Kept(String name, String pairs, String stayed, String least, boolean enough) {}
}
