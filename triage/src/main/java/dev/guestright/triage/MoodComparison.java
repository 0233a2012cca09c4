package dev.guestright.triage;

import dev.guestright.triage.model.Embedding;
import dev.guestright.triage.model.Evaluation;
import dev.guestright.triage.model.Example;
import dev.guestright.triage.model.ModelCard;
import dev.guestright.triage.model.ModelTraining;
import dev.guestright.triage.model.NGrams;
import dev.guestright.triage.model.Prediction;
import dev.guestright.triage.model.Progress;
import dev.guestright.triage.model.TextModel;
import dev.guestright.triage.model.Trainer;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How well upset writers are told from others, by a model trained on emotion data and by the word
 * list that ships: whoever wants to use the model sees what it adds.
 *
 * @param model the trained model, on messages that it has not seen
 * @param wordList the word list, on the same messages
 */
public record MoodComparison(Evaluation model, Evaluation wordList) {
  /** What both answer of a message. */
  public static final String UPSET = "upset";

  /** The other answer. */
  public static final String CALM = "calm";

  /**
   * The emotions of GoEmotions that count as upset: its paper's groups anger, disgust, fear and
   * sadness (Demszky et al. 2020).
   */
  private static final Set<String> UPSETTING =
      Set.of(
          "anger",
          "annoyance",
          "disapproval",
          "disgust",
          "fear",
          "nervousness",
          "sadness",
          "disappointment",
          "embarrassment",
          "grief",
          "remorse");

  private static final Pattern BAR = Pattern.compile("\\|");

  /** Upset messages are few: both answers count the same, so that they are not drowned. */
  private static final Trainer TRAINER = new Trainer(new NGrams(2, 3, 5, 600), 2, 4, true);

  /** Trains on the one, and measures both on the other; labels are upset and calm. */
  public static MoodComparison of(
      List<Example> training, List<Example> unseen, List<Embedding> encoders, Progress progress) {
    TextModel trained =
        new ModelTraining(TRAINER, encoders, new ModelCard.About("", "", ""))
            .train(training, Instant.EPOCH, progress)
            .model();
    UpsetReader words = UpsetReader.standard();
    List<Prediction> baseline =
        unseen.stream().map(e -> new Prediction(words.read(e.text()) ? UPSET : CALM, 1)).toList();
    return new MoodComparison(
        Evaluation.of(trained, unseen, Progress.unwatched()), Evaluation.of(unseen, baseline, 0));
  }

  /** The answer for a message with these emotions, parted by bars: {@code anger|surprise}. */
  public static String mood(String emotions) {
    return BAR.splitAsStream(emotions).anyMatch(UPSETTING::contains) ? UPSET : CALM;
  }
}
