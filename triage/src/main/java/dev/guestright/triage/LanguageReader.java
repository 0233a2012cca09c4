package dev.guestright.triage;

import dev.guestright.triage.model.NGrams;
import dev.guestright.triage.model.Prediction;
import dev.guestright.triage.model.Progress;
import dev.guestright.triage.model.TextModel;
import dev.guestright.triage.model.Trainer;

/** Tells a message's language by its runs of letters and its short words. */
final class LanguageReader {
  /** A language shows in its first lines; reading on costs time and changes nothing. */
  private static final int CHARS_READ = 200;

  static final Trainer TRAINER = new Trainer(new NGrams(1, 1, 4, CHARS_READ), 1, 4, true);

  /** Below this, {@code und}: chosen by cross-validation, see the README. */
  static final double SURE_ENOUGH = 0.5;

  private static final int FEWEST_LETTERS = 3;

  private final TextModel model;

  private LanguageReader(TextModel model) {
    this.model = model;
  }

  static LanguageReader standard() {
    return new LanguageReader(TRAINER.train(ShippedExamples.languages(), Progress.unwatched()));
  }

  DetectedLanguage read(String message) {
    if (!hasLetters(message)) {
      return new DetectedLanguage(DetectedLanguage.UNDETERMINED, 0);
    }
    Prediction answer = model.predict(message);
    String tag = answer.confidence() < SURE_ENOUGH ? DetectedLanguage.UNDETERMINED : answer.label();
    return new DetectedLanguage(tag, answer.confidence());
  }

  /** Order numbers and dots have no language, however sure a model is of them. */
  private static boolean hasLetters(String message) {
    return message
            .chars()
            .limit(CHARS_READ)
            .filter(Character::isLetter)
            .limit(FEWEST_LETTERS)
            .count()
        == FEWEST_LETTERS;
  }
}
