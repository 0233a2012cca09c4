package dev.guestright.triage;

import dev.guestright.triage.model.NGrams;
import dev.guestright.triage.model.Prediction;
import dev.guestright.triage.model.Progress;
import dev.guestright.triage.model.TextModel;
import dev.guestright.triage.model.Trainer;

/** Tells what a message asks for; abstains when nothing is likely enough. */
final class IntentReader {
  /** What a message is about, it says early; long histories follow. */
  private static final int CHARS_READ = 600;

  static final Trainer TRAINER = new Trainer(new NGrams(1, 3, 5, CHARS_READ), 1, 30, true);

  /** Below this, {@link Intent#OTHER}: chosen by cross-validation, see the README. */
  static final double SURE_ENOUGH = 0.35;

  private final TextModel model;

  private IntentReader(TextModel model) {
    this.model = model;
  }

  static IntentReader standard() {
    return new IntentReader(TRAINER.train(ShippedExamples.intents(), Progress.unwatched()));
  }

  DetectedIntent read(String message) {
    Prediction answer = model.predict(message);
    Intent intent = answer.confidence() < SURE_ENOUGH ? Intent.OTHER : Intent.of(answer.label());
    return new DetectedIntent(intent, answer.confidence());
  }
}
