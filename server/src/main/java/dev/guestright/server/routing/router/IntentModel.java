package dev.guestright.server.routing.router;

import java.util.List;
import java.util.Optional;

/** Reads what a message asks for. Only its text and language go in. */
public interface IntentModel {

  /**
   * What it makes of a message.
   *
   * @param doubt why it must not be followed, if it must not
   */
  record Opinion(String label, double confidence, String version, Optional<Doubt> doubt) {}

  /** Why a model's opinion does not decide. */
  enum Doubt {
    /** Opinions of this confidence are wrong too often. */
    UNSURE,
    /** It is clearly worse in this language than in its best one. */
    WORSE_IN_THIS_LANGUAGE,
    /** Nobody has measured how good it is in this language. */
    NEVER_MEASURED_IN_THIS_LANGUAGE;

    /** How the database and the keys of words name it. */
    public String stored() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** How much confidence in the opinion is lost without some words. */
  record Weighed(Span span, double weight) {}

  /** What it would say without some words. */
  record Change(Span without, String label) {}

  /** What an opinion rests on. */
  record Grounds(List<Weighed> words, Optional<Change> change) {

    /** Nothing was read. */
    public static final Grounds NONE = new Grounds(List.of(), Optional.empty());
  }

  Opinion read(String text, String language);

  Grounds grounds(String text);
}
